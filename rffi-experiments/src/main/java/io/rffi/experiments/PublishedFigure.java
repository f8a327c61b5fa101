package io.rffi.experiments;

import java.util.Objects;

/**
 * A figure that a paper states.
 *
 * @param value the figure, 0 to 1
 * @param atLeast whether the paper only says that it is more than this
 * @param source where it is stated
 */
public record PublishedFigure(double value, boolean atLeast, String source) {
  /** Checks the range. */
  public PublishedFigure {
    Objects.requireNonNull(source, "source");
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("a figure lies in 0 to 1, got " + value);
    }
  }
}
