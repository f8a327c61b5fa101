/**
 * The virtual testbed: simulated transmitters, the waveforms they send, and the channels between.
 */
@SuppressWarnings("module") // modules that a qualified export names are compiled later
module io.rffi.augment {
  requires transitive io.rffi.api;
  requires transitive io.rffi.dsp;
  requires ejml.core;
  requires ejml.ddense;

  exports io.rffi.augment;
  exports io.rffi.augment.channel;
  exports io.rffi.augment.node to
      io.rffi.train;
  exports io.rffi.augment.random to
      io.rffi.train;
  exports io.rffi.augment.testbed;
  exports io.rffi.augment.transmitter;
  exports io.rffi.augment.waveform;
}
