/** The classical baseline: a fingerprint of estimated impairments. */
module io.rffi.embed.impairment {
  requires transitive io.rffi.api;
  requires transitive io.rffi.dsp;
  requires ejml.core;
  requires ejml.ddense;

  exports io.rffi.embed.impairment;
}
