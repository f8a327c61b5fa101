package io.rffi.augment.channel;

import io.rffi.api.ChannelModel;
import io.rffi.api.IqSignal;
import io.rffi.augment.internal.Require;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * A new channel for each training packet: every parameter drawn uniformly from its range.
 *
 * <p>In order: {@link MultipathChannel multipath}, {@link Delay timing} and {@link CarrierOffset
 * frequency} left over by an imperfect cut, {@link Gain gain}, {@link AwgnChannel noise} counted
 * over the whole sample rate. Timing, frequency and gain keep a network from hanging on one
 * extractor's exact cut.
 *
 * <p>Immutable and thread-safe.
 *
 * @param delaySpreadSeconds the exponential profile's τ, ≥ 0
 * @param ricianK the first path's K (linear), ≥ 0
 * @param dopplerHz the largest Doppler shift, ≥ 0
 * @param delaySamples the cut's error in samples; positive when the signal comes late
 * @param offsetHz the residual carrier offset
 * @param gainDb the gain
 * @param snrDb the signal-to-noise ratio over the whole sample rate
 */
public record TrainingAugmentation(
    Range delaySpreadSeconds,
    Range ricianK,
    Range dopplerHz,
    Range delaySamples,
    Range offsetHz,
    Range gainDb,
    Range snrDb)
    implements ChannelModel {
  /** As published: delay spread 5–300 ns, K 0–10, Doppler 0–10 Hz, SNR 20–80 dB, a perfect cut. */
  public static final TrainingAugmentation PUBLISHED =
      new TrainingAugmentation(
          new Range(5e-9, 300e-9),
          new Range(0, 10),
          new Range(0, 10),
          Range.ZERO,
          Range.ZERO,
          Range.ZERO,
          new Range(20, 80));

  /**
   * The published channel, SNR 15–60 dB, and an imperfect cut: ±1 sample, ±20 Hz, ±3 dB.
   *
   * <p>At 1 MHz and 125 kHz, 15 dB over the whole rate are 24 dB in the band.
   */
  public static final TrainingAugmentation STANDARD =
      PUBLISHED
          .withSnrDb(new Range(15, 60))
          .withImperfectCut(new Range(-1, 1), new Range(-20, 20), new Range(-3, 3));

  /** Checks the ranges. */
  public TrainingAugmentation {
    Require.notNegative(delaySpreadSeconds.least(), "delaySpreadSeconds");
    Require.notNegative(ricianK.least(), "ricianK");
    Require.notNegative(dopplerHz.least(), "dopplerHz");
    Objects.requireNonNull(delaySamples, "delaySamples");
    Objects.requireNonNull(offsetHz, "offsetHz");
    Objects.requireNonNull(gainDb, "gainDb");
    Objects.requireNonNull(snrDb, "snrDb");
  }

  /**
   * With another range of noise.
   *
   * @param changed in dB over the whole sample rate
   * @return the changed augmentation
   */
  public TrainingAugmentation withSnrDb(Range changed) {
    return new TrainingAugmentation(
        delaySpreadSeconds, ricianK, dopplerHz, delaySamples, offsetHz, gainDb, changed);
  }

  /**
   * With another range of motion.
   *
   * @param changed the largest Doppler shift in Hz
   * @return the changed augmentation
   */
  public TrainingAugmentation withDopplerHz(Range changed) {
    return new TrainingAugmentation(
        delaySpreadSeconds, ricianK, changed, delaySamples, offsetHz, gainDb, snrDb);
  }

  /**
   * With other errors of the cut.
   *
   * @param samples the timing error
   * @param hertz the residual carrier offset
   * @param decibels the gain
   * @return the changed augmentation
   */
  public TrainingAugmentation withImperfectCut(Range samples, Range hertz, Range decibels) {
    return new TrainingAugmentation(
        delaySpreadSeconds, ricianK, dopplerHz, samples, hertz, decibels, snrDb);
  }

  @Override
  public IqSignal apply(IqSignal in, RandomGenerator random) {
    return new MultipathChannel(
            delaySpreadSeconds.draw(random), ricianK.draw(random), dopplerHz.draw(random))
        .then(new Delay(delaySamples.draw(random)))
        .then(new CarrierOffset(offsetHz.draw(random)))
        .then(new Gain(gainDb.draw(random)))
        .then(AwgnChannel.fullRate(snrDb.draw(random)))
        .apply(in, random);
  }
}
