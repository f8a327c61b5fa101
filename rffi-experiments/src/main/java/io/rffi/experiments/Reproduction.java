package io.rffi.experiments;

import java.util.List;
import java.util.Objects;

/**
 * What came of repeating a paper's experiments. Immutable.
 *
 * @param title which paper's, in a few words
 * @param source the paper
 * @param data what was tried on, in a line
 * @param extractors which extractors were tried
 * @param figures in the order of the experiments
 * @param missing what could not be measured
 * @param curves of rogue detection
 * @param differences why figures may differ from the published ones
 */
public record Reproduction(
    String title,
    String source,
    String data,
    List<TriedExtractor> extractors,
    List<ReproducedFigure> figures,
    List<MissingFigure> missing,
    List<RogueCurve> curves,
    List<Difference> differences) {
  /** Copies the lists. */
  public Reproduction {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(data, "data");
    extractors = List.copyOf(extractors);
    figures = List.copyOf(figures);
    missing = List.copyOf(missing);
    curves = List.copyOf(curves);
    differences = List.copyOf(differences);
  }
}
