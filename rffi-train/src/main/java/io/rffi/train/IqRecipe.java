package io.rffi.train;

import io.rffi.train.data.Augmentation;
import io.rffi.train.descent.PairChoice;
import io.rffi.train.descent.Schedule;
import io.rffi.train.network.IqNetworks;
import java.util.Objects;

/**
 * How an I/Q network is trained.
 *
 * @param paradigm how it learns to compare
 * @param pairs which pairs the losses see: those of a list, as published, or all of a batch
 * @param classifierWeight what the loss of a classifier of the same devices is multiplied by that
 *     learns beside, ≥ 0; 0 for none, as published
 * @param dropout before the last layer, 0 ≤ rate &lt; 1
 * @param schedule how the learning rate goes
 * @param l2 what the squares of weights are multiplied by in the loss, ≥ 0
 * @param batch how many pairs of the list, or how many windows, make a batch; ≥ 4
 * @param epochs how often to go through the list of pairs at most, ≥ 1; means nothing without a
 *     list
 * @param turned whether each window is turned by a random phase whenever it is drawn
 */
public record IqRecipe(
    IqParadigm paradigm,
    PairChoice pairs,
    float classifierWeight,
    float dropout,
    Schedule schedule,
    double l2,
    int batch,
    int epochs,
    boolean turned) {
  /** The margin of the contrastive loss, as published. */
  public static final float MARGIN = 1;

  private static final int PUBLISHED_EPOCHS = 32;
  private static final int MOST_EPOCHS = 1000;
  private static final int BATCH = 128;
  private static final int LEAST_BATCH = 4;

  /** Checks the ranges. */
  public IqRecipe {
    Objects.requireNonNull(paradigm, "paradigm");
    Objects.requireNonNull(pairs, "pairs");
    Objects.requireNonNull(schedule, "schedule");
    if (!(dropout >= 0 && dropout < 1) || !(l2 >= 0) || !(classifierWeight >= 0)) {
      throw new IllegalArgumentException(
          "dropout lies in [0, 1), l2 and the classifier's weight are at least 0, got %s, %s and %s"
              .formatted(dropout, l2, classifierWeight));
    }
    if (batch < LEAST_BATCH || epochs < 1) {
      throw new IllegalArgumentException(
          "a batch is at least 4 and there is an epoch, got " + batch + " and " + epochs);
    }
  }

  /**
   * What learns fastest here: all pairs of batches of 128 windows, no dropout while pairs are
   * compared, and a learning rate that is brought down; beside the learned similarity a classifier,
   * which would drive the distances of the others beyond their margin.
   *
   * @param paradigm how it learns to compare
   * @return the recipe
   */
  public static IqRecipe standard(IqParadigm paradigm) {
    boolean logistic = paradigm == IqParadigm.LOGISTIC;
    return new IqRecipe(
        paradigm,
        PairChoice.ALL,
        logistic ? 1 : 0,
        0,
        cooling(logistic ? 1e-3 : 5e-4),
        1e-5,
        BATCH,
        MOST_EPOCHS,
        false);
  }

  /**
   * As published: listed pairs, batches of 128, dropout 0.5, l2, Adam at a constant rate, 32
   * epochs.
   *
   * @param paradigm how it learns to compare; the triplet loss has no list and was not published
   * @return the recipe
   */
  public static IqRecipe published(IqParadigm paradigm) {
    boolean logistic = paradigm == IqParadigm.LOGISTIC;
    return new IqRecipe(
        paradigm,
        PairChoice.CONSECUTIVE,
        0,
        IqNetworks.PUBLISHED_DROPOUT,
        Schedule.constant(logistic ? 1e-4 : 1e-3),
        logistic ? 1e-5 : 1e-4,
        BATCH,
        PUBLISHED_EPOCHS,
        false);
  }

  /** Pair accuracies are soon near 1, where a plateau says nothing: cooled by the budget alone. */
  private static Schedule cooling(double first) {
    return new Schedule(first, 100, 1, Integer.MAX_VALUE, Integer.MAX_VALUE, 0.6);
  }

  /**
   * The same with another dropout.
   *
   * @param rate before the last layer, 0 ≤ rate &lt; 1
   * @return another recipe
   */
  public IqRecipe withDropout(float rate) {
    return new IqRecipe(
        paradigm, pairs, classifierWeight, rate, schedule, l2, batch, epochs, turned);
  }

  /**
   * The same with another learning rate.
   *
   * @param rate how it goes
   * @return another recipe
   */
  public IqRecipe withSchedule(Schedule rate) {
    return new IqRecipe(
        paradigm, pairs, classifierWeight, dropout, rate, l2, batch, epochs, turned);
  }

  /**
   * The same with or without random phases: they help where a few recordings hold few phases.
   *
   * @param random whether each window is turned whenever it is drawn
   * @return another recipe
   */
  public IqRecipe withTurned(boolean random) {
    return new IqRecipe(
        paradigm, pairs, classifierWeight, dropout, schedule, l2, batch, epochs, random);
  }

  /**
   * The same with other batches and another end.
   *
   * @param size how many pairs of the list, or how many windows, make a batch; ≥ 4
   * @param most how often to go through them at most, ≥ 1
   * @return another recipe
   */
  public IqRecipe withBatches(int size, int most) {
    return new IqRecipe(
        paradigm, pairs, classifierWeight, dropout, schedule, l2, size, most, turned);
  }

  /**
   * With what it is trained on.
   *
   * @param data the windows
   * @return to be {@linkplain Training#run run}
   */
  public TrainingTask on(IqData data) {
    return new IqTask(this, Objects.requireNonNull(data, "data"));
  }

  /** Whether there is a list of pairs to go through. */
  boolean listed() {
    return pairs == PairChoice.CONSECUTIVE && paradigm != IqParadigm.TRIPLET;
  }

  Augmentation augmentation() {
    return turned ? Augmentation.RANDOM_PHASE : Augmentation.NONE;
  }

  /** What may not differ when a stopped training goes on. */
  String settings() {
    return "paradigm=%s pairs=%s classifier=%s dropout=%s schedule=%s l2=%s batch=%d epochs=%d turned=%s"
        .formatted(paradigm, pairs, classifierWeight, dropout, schedule, l2, batch, epochs, turned);
  }
}
