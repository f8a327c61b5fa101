package io.rffi.train;

import io.rffi.train.progress.Progress;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Objects;

/**
 * What every training is given, whatever it trains.
 *
 * @param out the ONNX file to write
 * @param work the folder for checkpoint and log; a training that was stopped goes on from there
 * @param minutes how long to train, in all, over all continuations; &gt; 0
 * @param steps how many steps to take at most in each stage, ≥ 1: an end that the machine's load
 *     does not decide
 * @param seed fixes devices, packets, channels and the network's first parameters
 * @param validateEvery steps between validations, ≥ 1
 * @param threads how many threads the engine uses, ≥ 1; as many again draw packets
 * @param progress whether to show on standard error how far it is: a bar on a terminal, plain lines
 *     elsewhere
 * @param falseAcceptRate to which the written model's threshold is calibrated, between 0 and 1
 */
public record TrainingOptions(
    Path out,
    Path work,
    double minutes,
    long steps,
    long seed,
    int validateEvery,
    int threads,
    boolean progress,
    double falseAcceptRate) {
  private static final int MOST_THREADS = 4;

  /** Checks the ranges. */
  public TrainingOptions {
    Objects.requireNonNull(out, "out");
    Objects.requireNonNull(work, "work");
    if (!(minutes > 0)) {
      throw new IllegalArgumentException("minutes must be positive, got " + minutes);
    }
    if (steps < 1) {
      throw new IllegalArgumentException("a training takes a step or more, got " + steps);
    }
    if (validateEvery < 1 || threads < 1) {
      throw new IllegalArgumentException(
          "validateEvery and threads must be at least 1, got " + validateEvery + ", " + threads);
    }
    if (!(falseAcceptRate > 0 && falseAcceptRate < 1)) {
      throw new IllegalArgumentException(
          "a false-accept rate lies between 0 and 1, got " + falseAcceptRate);
    }
  }

  /**
   * Half an hour, however many steps, on all processors (at most four), seed 1, a validation every
   * 100 steps, nothing on standard error, a false-accept rate of 1 %.
   *
   * @param out the ONNX file to write
   * @param work the folder for checkpoint and log
   * @return the options
   */
  public static TrainingOptions defaults(Path out, Path work) {
    int threads = Math.max(1, Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()));
    return new TrainingOptions(out, work, 30, Long.MAX_VALUE, 1, 100, threads, false, 0.01);
  }

  /**
   * These options with another budget.
   *
   * @param budget how long to train, in minutes, &gt; 0
   * @return other options
   */
  public TrainingOptions withMinutes(double budget) {
    return new TrainingOptions(
        out, work, budget, steps, seed, validateEvery, threads, progress, falseAcceptRate);
  }

  /**
   * These options with an end after so many steps, if the time does not come first.
   *
   * @param most how many steps to take at most in each stage, ≥ 1
   * @return other options
   */
  public TrainingOptions withSteps(long most) {
    return new TrainingOptions(
        out, work, minutes, most, seed, validateEvery, threads, progress, falseAcceptRate);
  }

  /**
   * These options with another seed.
   *
   * @param value any
   * @return other options
   */
  public TrainingOptions withSeed(long value) {
    return new TrainingOptions(
        out, work, minutes, steps, value, validateEvery, threads, progress, falseAcceptRate);
  }

  /**
   * These options with validations at another interval.
   *
   * @param every steps between validations, ≥ 1
   * @return other options
   */
  public TrainingOptions withValidateEvery(int every) {
    return new TrainingOptions(
        out, work, minutes, steps, seed, every, threads, progress, falseAcceptRate);
  }

  /**
   * These options with another number of threads.
   *
   * @param count how many threads the engine uses, ≥ 1
   * @return other options
   */
  public TrainingOptions withThreads(int count) {
    return new TrainingOptions(
        out, work, minutes, steps, seed, validateEvery, count, progress, falseAcceptRate);
  }

  /**
   * These options with or without a sight of the progress.
   *
   * @param show whether to show on standard error how far the training is
   * @return other options
   */
  public TrainingOptions withProgress(boolean show) {
    return new TrainingOptions(
        out, work, minutes, steps, seed, validateEvery, threads, show, falseAcceptRate);
  }

  /**
   * These options with another operating point.
   *
   * @param rate to which the written model's threshold is calibrated, between 0 and 1
   * @return other options
   */
  public TrainingOptions withFalseAcceptRate(double rate) {
    return new TrainingOptions(
        out, work, minutes, steps, seed, validateEvery, threads, progress, rate);
  }

  /** Shows how far a training is, if that is wanted; to be closed. */
  Progress openProgress() {
    return progress
        ? Progress.on(new PrintWriter(System.err, true, Charset.defaultCharset()))
        : Progress.NONE;
  }
}
