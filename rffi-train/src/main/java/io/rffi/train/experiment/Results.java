package io.rffi.train.experiment;

import java.util.ArrayList;
import java.util.List;

/** Gathers what a reproduction comes to, and tells it as it comes. For one thread. */
final class Results {
  private final ReproductionListener listener;
  private final List<TriedExtractor> extractors = new ArrayList<>();
  private final List<ReproducedFigure> figures = new ArrayList<>();
  private final List<MissingFigure> missing = new ArrayList<>();
  private final List<RogueCurve> curves = new ArrayList<>();

  Results(ReproductionListener listener) {
    this.listener = listener;
  }

  void add(TriedExtractor extractor) {
    extractors.add(extractor);
  }

  void add(ReproducedFigure figure) {
    figures.add(figure);
    listener.measured(figure);
  }

  void add(MissingFigure absent) {
    missing.add(absent);
    listener.missing(absent);
  }

  void add(RogueCurve curve) {
    curves.add(curve);
  }

  Reproduction of(String title, String source, String data, List<Difference> differences) {
    return new Reproduction(title, source, data, extractors, figures, missing, curves, differences);
  }
}
