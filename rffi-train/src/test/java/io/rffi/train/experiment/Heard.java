package io.rffi.train.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** Keeps the figures that it hears of. */
final class Heard implements ReproductionListener {
  final List<ReproducedFigure> figures = new ArrayList<>();

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
}
