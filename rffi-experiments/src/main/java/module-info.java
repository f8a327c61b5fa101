/** The published experiments, repeated: their figures, and ours beside. */
module io.rffi.experiments {
  requires transitive io.rffi.eval;
  requires transitive io.rffi.train;
  requires io.rffi.embed.onnx;
  requires org.slf4j;

  exports io.rffi.experiments;
  exports io.rffi.experiments.iq;
  exports io.rffi.experiments.lora;
  exports io.rffi.experiments.report;
}
