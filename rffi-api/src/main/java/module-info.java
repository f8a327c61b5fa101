/** The values, interfaces and facade of rffi; it depends on nothing but {@code java.base}. */
@SuppressWarnings("module") // modules that a qualified export names are compiled later
module io.rffi.api {
  exports io.rffi.api;
  exports io.rffi.api.decision;
  exports io.rffi.api.text to
      io.rffi.cli;
  exports io.rffi.api.identity to
      io.rffi.cli,
      io.rffi.embed.impairment,
      io.rffi.embed.onnx,
      io.rffi.eval,
      io.rffi.experiments,
      io.rffi.train;
  exports io.rffi.api.store to
      io.rffi.match,
      io.rffi.store.jdbc;
}
