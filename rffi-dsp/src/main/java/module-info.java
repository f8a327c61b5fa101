/**
 * Signal processing: preamble extraction, resampling, spectrograms and the networks' front ends.
 */
@SuppressWarnings("module") // modules that a qualified export names are compiled later
module io.rffi.dsp {
  requires transitive io.rffi.api;
  requires JTransforms;

  exports io.rffi.dsp;
  exports io.rffi.dsp.burst;
  exports io.rffi.dsp.cut;
  exports io.rffi.dsp.lora;
  exports io.rffi.dsp.lora.frame;
  exports io.rffi.dsp.lora.receive;
  exports io.rffi.dsp.math to
      io.rffi.augment,
      io.rffi.embed.impairment,
      io.rffi.eval,
      io.rffi.train;
  exports io.rffi.dsp.spectrogram;
  exports io.rffi.dsp.stream;
  exports io.rffi.dsp.template;
}
