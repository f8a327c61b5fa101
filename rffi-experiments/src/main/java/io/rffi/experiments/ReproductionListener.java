package io.rffi.experiments;

/** Hears how a reproduction goes on. Called by the thread that runs it. */
public interface ReproductionListener {
  /**
   * Something begins.
   *
   * @param what in a few words
   */
  void begins(String what);

  /**
   * A figure is known.
   *
   * @param figure the figure
   */
  void measured(ReproducedFigure figure);

  /**
   * Something can't be measured.
   *
   * @param missing what, and why
   */
  void missing(MissingFigure missing);
}
