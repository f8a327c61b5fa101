/** Stores fingerprints in memory, finds the nearest of them and decides over them. */
@SuppressWarnings("module") // modules that a qualified export names are compiled later
module io.rffi.match {
  requires transitive io.rffi.api;
  requires ejml.core;
  requires ejml.ddense;

  exports io.rffi.match;
  exports io.rffi.match.distance to
      io.rffi.eval;
  exports io.rffi.match.enrolment;
}
