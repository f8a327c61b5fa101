/**
 * Labelled packet sets, read and written, figures of merit with their bounds, and the experiments
 * that give them, with pictures and pages.
 */
@SuppressWarnings("module") // modules that a qualified export names are compiled later
module io.rffi.eval {
  requires transitive io.rffi.api;
  requires transitive io.rffi.augment;
  requires transitive io.rffi.io;
  requires transitive io.rffi.match;
  requires com.fasterxml.jackson.databind;
  requires java.desktop;
  requires org.apache.commons.statistics.distribution;
  requires xchart;

  exports io.rffi.eval.data;
  exports io.rffi.eval.heldout to
      io.rffi.experiments,
      io.rffi.train;
  exports io.rffi.eval.metric;
  exports io.rffi.eval.picture;
  exports io.rffi.eval.pipeline to
      io.rffi.train;
  exports io.rffi.eval.protocol;
  exports io.rffi.eval.report;
  exports io.rffi.eval.simulate;
  exports io.rffi.eval.text to
      io.rffi.cli,
      io.rffi.experiments;
}
