package io.rffi.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** Keeps the figures that it hears of. */
public final class Heard implements ReproductionListener {
  private final List<ReproducedFigure> figures = new ArrayList<>();

  /** Has heard nothing yet. */
  public Heard() {}

  @Override
  public void begins(String what) {
    assertThat(what).isNotBlank();
  }

  @Override
  public void measured(ReproducedFigure figure) {
    figures.add(figure);
  }

  @Override
  public void missing(MissingFigure missing) {
    assertThat(missing.reason()).isNotBlank();
  }

  /**
   * The figures.
   *
   * @return in the order in which they were measured
   */
  public List<ReproducedFigure> figures() {
    return figures;
  }
}
