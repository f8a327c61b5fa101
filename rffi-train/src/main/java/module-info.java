/** Trains embedding networks on DJL's PyTorch engine, and exports them to ONNX. */
@SuppressWarnings("module") // the friends of a package are compiled after it
module io.rffi.train {
  requires transitive io.rffi.api;
  requires transitive io.rffi.augment;
  requires transitive io.rffi.match;
  requires transitive ai.djl.api;
  requires transitive io.rffi.dsp;
  requires transitive io.rffi.eval;
  requires transitive io.rffi.embed.onnx;
  requires io.rffi.io;
  requires ai.djl.pytorch_engine;
  requires ejml.core;
  requires ejml.ddense;
  requires com.google.protobuf;
  requires me.tongfei.progressbar;
  requires org.slf4j;
  requires org.tribuo.util.onnx;

  exports io.rffi.train;
  exports io.rffi.train.data to
      io.rffi.experiments;
  exports io.rffi.train.descent;
  exports io.rffi.train.network;
  exports io.rffi.train.onnx to
      io.rffi.experiments;
  exports io.rffi.train.progress to
      io.rffi.cli;
}
