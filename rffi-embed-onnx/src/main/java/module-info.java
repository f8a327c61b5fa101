/** Networks as embedders, on ONNX Runtime. */
module io.rffi.embed.onnx {
  requires transitive io.rffi.api;
  requires transitive io.rffi.dsp;
  requires com.fasterxml.jackson.databind;
  requires com.google.protobuf;
  requires com.microsoft.onnxruntime;

  exports io.rffi.embed.onnx;
}
