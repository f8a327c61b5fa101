/** Programs that show the library, each small enough to be read at once. */
module io.rffi.examples {
  requires transitive io.rffi.api;
  requires transitive io.rffi.dsp;
  requires transitive io.rffi.io;
  requires io.rffi.augment;
  requires io.rffi.embed.impairment;
  requires transitive io.rffi.embed.onnx;
  requires io.rffi.match;
  requires io.rffi.store.jdbc;
}
