package io.rffi.experiments.run;

import io.rffi.eval.metric.Figure;
import io.rffi.experiments.Difference;
import io.rffi.experiments.Merit;
import io.rffi.experiments.MissingFigure;
import io.rffi.experiments.Origin;
import io.rffi.experiments.ReproducedFigure;
import io.rffi.experiments.Reproduction;
import io.rffi.experiments.ReproductionListener;
import io.rffi.experiments.RogueCurve;
import io.rffi.experiments.TriedExtractor;
import java.util.ArrayList;
import java.util.List;

/** Gathers what a reproduction comes to, and tells it as it comes. For one thread. */
public final class Results {
  private final PublishedFigures published;
  private final ReproductionListener listener;
  private final List<TriedExtractor> extractors = new ArrayList<>();
  private final List<ReproducedFigure> figures = new ArrayList<>();
  private final List<MissingFigure> missing = new ArrayList<>();
  private final List<RogueCurve> curves = new ArrayList<>();

  /**
   * None yet.
   *
   * @param published what the paper states
   * @param listener hears of figures, and of what is missing
   */
  public Results(PublishedFigures published, ReproductionListener listener) {
    this.published = published;
    this.listener = listener;
  }

  /**
   * An extractor was tried.
   *
   * @param extractor which
   */
  public void add(TriedExtractor extractor) {
    extractors.add(extractor);
  }

  /**
   * A figure was measured; the paper's is put beside it.
   *
   * @param experiment in which experiment
   * @param extractor by which extractor
   * @param set of which packets
   * @param merit which figure
   * @param value the figure
   * @param origin where the packets come from
   */
  public void add(
      Experiment experiment,
      String extractor,
      String set,
      Merit merit,
      Figure value,
      Origin origin) {
    String name = experiment.text();
    ReproducedFigure figure =
        new ReproducedFigure(
            name,
            extractor,
            set,
            merit,
            value,
            published.find(name, extractor, set, merit),
            origin);
    figures.add(figure);
    listener.measured(figure);
  }

  /**
   * Something could not be measured.
   *
   * @param absent what, and why
   */
  public void add(MissingFigure absent) {
    missing.add(absent);
    listener.missing(absent);
  }

  /**
   * Rogues were told from enrolled devices.
   *
   * @param curve how well
   */
  public void add(RogueCurve curve) {
    curves.add(curve);
  }

  /**
   * All that came of it.
   *
   * @param title which paper's, in a few words
   * @param data what was tried on, in a line
   * @param differences why figures may differ from the published ones
   * @return the reproduction
   */
  public Reproduction of(String title, String data, List<Difference> differences) {
    return new Reproduction(
        title, published.source(), data, extractors, figures, missing, curves, differences);
  }
}
