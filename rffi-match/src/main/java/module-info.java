/** Stores fingerprints in memory, finds the nearest of them and decides over them. */
module io.rffi.match {
  requires transitive io.rffi.api;
  requires com.oracle.labs.mlrg.olcut;
  requires org.tribuo.core;
  requires org.tribuo.math;

  exports io.rffi.match;
}
