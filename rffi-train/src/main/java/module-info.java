/** Trains embedding networks on DJL's PyTorch engine, and exports them to ONNX. */
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
  exports io.rffi.train.data;
  exports io.rffi.train.discriminant;
  exports io.rffi.train.engine;
  exports io.rffi.train.loss;
  exports io.rffi.train.network;
  exports io.rffi.train.onnx;
  exports io.rffi.train.progress;
  exports io.rffi.train.schedule;
  exports io.rffi.train.validation;
}
