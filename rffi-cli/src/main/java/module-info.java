/** The {@code rffi} command. */
module io.rffi.cli {
  requires io.rffi.api;
  requires io.rffi.augment;
  requires io.rffi.dsp;
  requires io.rffi.embed.impairment;
  requires io.rffi.embed.onnx;
  requires io.rffi.eval;
  requires io.rffi.experiments;
  requires io.rffi.io;
  requires io.rffi.match;
  requires io.rffi.store.jdbc;
  requires io.rffi.train;
  requires com.fasterxml.jackson.databind;
  requires info.picocli;

  opens io.rffi.cli to
      info.picocli;
}
