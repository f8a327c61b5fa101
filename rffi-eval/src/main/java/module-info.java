/** Labelled packet sets, figures of merit with their bounds, and the experiments that give them. */
@SuppressWarnings("module") // the friends of a package are compiled after it
module io.rffi.eval {
  requires transitive io.rffi.api;
  requires transitive io.rffi.augment;
  requires transitive io.rffi.io;
  requires transitive io.rffi.match;
  requires org.apache.commons.statistics.distribution;

  exports io.rffi.eval.data;
  exports io.rffi.eval.metric;
  exports io.rffi.eval.pipeline to
      io.rffi.cli,
      io.rffi.train;
  exports io.rffi.eval.protocol;
}
