package io.rffi.augment.testbed;

/** How hard a testbed is made. */
public enum Difficulty {
  /** Units of several batches, short echoes, strong signals. */
  EASY(1, 0.5, 6),
  /**
   * Units of one batch in a building: what every published figure is set beside. Without learning,
   * units are found in fewer than 60 % of the receptions; a linear map that has learnt what
   * sessions and places do finds most of them.
   */
  DEFAULT(0.4, 1, 0),
  /** Units close together, long echoes, weak signals. */
  HARD(0.3, 1.5, -8);

  private final double spread;
  private final double echoes;
  private final double levelDb;

  Difficulty(double spread, double echoes, double levelDb) {
    this.spread = spread;
    this.echoes = echoes;
    this.levelDb = levelDb;
  }

  /**
   * How far units lie from their family's centre.
   *
   * @return see {@link io.rffi.augment.transmitter.TransmitterFamily#draw}
   */
  public double spread() {
    return spread;
  }

  /** What a place's delay spread is multiplied by. */
  double echoes() {
    return echoes;
  }

  /** What is added to a place's level. */
  double levelDb() {
    return levelDb;
  }
}
