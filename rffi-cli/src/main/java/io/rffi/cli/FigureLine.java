package io.rffi.cli;

import io.rffi.cli.flow.JsonLine;
import io.rffi.eval.metric.Figure;
import io.rffi.experiments.MissingFigure;
import io.rffi.experiments.PublishedFigure;
import io.rffi.experiments.ReproducedFigure;

/** The lines that a reproduction prints. */
final class FigureLine {
  private FigureLine() {}

  /**
   * A figure.
   *
   * @param measured what was measured
   * @return its line
   */
  static JsonLine of(ReproducedFigure measured) {
    Figure figure = measured.figure();
    return new JsonLine()
        .put("experiment", measured.experiment())
        .put("extractor", measured.extractor())
        .put("set", measured.set())
        .put("figure", measured.merit().text())
        .put("value", figure.value())
        .put("low95", figure.low())
        .put("high95", figure.high())
        .put("devices", figure.devices())
        .put("packets", figure.count())
        .put("published", measured.published().map(PublishedFigure::value).orElse(Double.NaN))
        .put("publishedAtLeast", measured.published().map(PublishedFigure::atLeast).orElse(false))
        .put("simulated", measured.origin().simulated())
        .put("origin", measured.origin().text());
  }

  /**
   * A figure that could not be measured.
   *
   * @param missing what, and why
   * @return its line, for standard error
   */
  static String of(MissingFigure missing) {
    StringBuilder text = new StringBuilder("rffi: not measured:");
    for (String part : new String[] {missing.experiment(), missing.extractor(), missing.set()}) {
      if (!part.isEmpty()) {
        text.append(' ').append(part);
      }
    }
    return text.append(": ").append(missing.reason()).toString();
  }
}
