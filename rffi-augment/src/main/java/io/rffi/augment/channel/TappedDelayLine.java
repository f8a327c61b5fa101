package io.rffi.augment.channel;

import io.rffi.api.ChannelModel;
import io.rffi.api.IqSignal;
import io.rffi.augment.channel.PowerDelayProfile.Tap;
import io.rffi.augment.internal.Require;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * Multipath at continuous delays: any power-delay profile, a Rician first path, Jakes Doppler.
 *
 * <p>y(t) = Σ_l g_l(t)·x(t − t_l). The first path is √p₀·(√(K/(K+1))·e^{j(2πf_d·cos α·t + θ)} +
 * √(1/(K+1))·s₀(t)) with a uniform θ, the others are √p_l·s_l(t); all s_l are independent, complex
 * Gaussian with the autocorrelation J₀(2πf_d·t) (Clarke's model), and constant if f_d = 0. The mean
 * energy is kept.
 *
 * <p>Delays are realised by windowed sincs, right up to 0.35 of the sample rate. All paths together
 * are one filter that changes with time: its coefficients follow parabolas through exact points so
 * close together that a path is right within −80 dB of its power.
 *
 * <p>A static channel is linear and time-invariant, a moving one linear. As a stream it keeps up to
 * 11 samples back. Immutable and thread-safe.
 *
 * @param profile delays and mean powers
 * @param ricianK the first path's ratio of direct to scattered power (linear), ≥ 0; 0 is Rayleigh,
 *     +∞ is direct only
 * @param dopplerHz f_d, the largest Doppler shift, ≥ 0; 0 keeps the channel constant
 * @param directDegrees α, the angle between motion and direct path: 0 for straight towards the
 *     transmitter, 90 for no shift
 */
public record TappedDelayLine(
    PowerDelayProfile profile, double ricianK, double dopplerHz, double directDegrees)
    implements ChannelModel {
  private static final double NO_SHIFT_DEGREES = 90;

  /** Checks the ranges. */
  public TappedDelayLine {
    Objects.requireNonNull(profile, "profile");
    if (!(ricianK >= 0)) {
      throw new IllegalArgumentException("ricianK must be ≥ 0, got " + ricianK);
    }
    Require.notNegative(dopplerHz, "dopplerHz");
    Require.finite(directDegrees, "directDegrees");
  }

  /**
   * A static channel without a direct path.
   *
   * @param profile delays and mean powers
   * @return the channel
   */
  public static TappedDelayLine rayleigh(PowerDelayProfile profile) {
    return new TappedDelayLine(profile, 0, 0, NO_SHIFT_DEGREES);
  }

  /**
   * A static channel with a direct path at the profile's first delay.
   *
   * <p>K is that of the whole channel, as it is measured, and doesn't depend on how finely a
   * profile is cut into taps. The more is direct, the less is the delay spread of the sum.
   *
   * @param scattered the profile of what is scattered
   * @param channelK the ratio of direct power to all scattered power (linear), ≥ 0
   * @return the channel
   */
  public static TappedDelayLine lineOfSight(PowerDelayProfile scattered, double channelK) {
    Require.notNegative(channelK, "channelK");
    List<Tap> taps = new ArrayList<>(scattered.taps());
    Tap first = taps.get(0);
    taps.set(0, new Tap(first.delaySeconds(), first.power() + channelK));
    double firstK = channelK == 0 ? 0 : channelK / first.power();
    return new TappedDelayLine(PowerDelayProfile.of(taps), firstK, 0, NO_SHIFT_DEGREES);
  }

  /**
   * This channel in motion.
   *
   * @param changedDopplerHz the largest Doppler shift, ≥ 0
   * @return the changed channel
   */
  public TappedDelayLine withDoppler(double changedDopplerHz) {
    return new TappedDelayLine(profile, ricianK, changedDopplerHz, directDegrees);
  }

  /**
   * This channel with another direction of motion.
   *
   * @param degrees the angle between motion and direct path
   * @return the changed channel
   */
  public TappedDelayLine withDirectAngle(double degrees) {
    return new TappedDelayLine(profile, ricianK, dopplerHz, degrees);
  }

  BlockStream open(double sampleRateHz, RandomGenerator random) {
    Require.positive(sampleRateHz, "sampleRateHz");
    double shiftHz = dopplerHz * Math.cos(Math.toRadians(directDegrees));
    double directShare = ricianK == Double.POSITIVE_INFINITY ? 1 : ricianK / (1 + ricianK);
    double angle = 2 * Math.PI * random.nextDouble();
    List<PathGain> gains = new ArrayList<>();
    for (Tap tap : profile.taps()) {
      double share = gains.isEmpty() ? directShare : 0;
      gains.add(
          new PathGain(
              Math.sqrt(share * tap.power()),
              angle,
              shiftHz,
              Math.sqrt((1 - share) * tap.power()),
              new JakesFading(dopplerHz, random)));
    }
    double[] delays =
        profile.taps().stream().mapToDouble(tap -> tap.delaySeconds() * sampleRateHz).toArray();
    return new TimeVaryingFilter(
        new PathKernels(delays, gains), dopplerHz / sampleRateHz, sampleRateHz);
  }

  @Override
  public IqSignal apply(IqSignal in, RandomGenerator random) {
    return BlockStream.whole(this::open, in, random);
  }
}
