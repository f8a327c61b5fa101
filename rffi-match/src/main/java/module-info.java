/** Stores fingerprints in memory, finds the nearest of them and decides over them. */
module io.rffi.match {
  requires transitive io.rffi.api;

  exports io.rffi.match;
}
