package io.rffi.augment.channel;

import io.rffi.api.ChannelModel;
import io.rffi.api.IqSignal;
import io.rffi.api.SampleRateException;
import io.rffi.augment.internal.Iq;
import io.rffi.augment.internal.Require;
import io.rffi.dsp.math.Rotation;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/**
 * Another transmission on top of the signal, in a random phase.
 *
 * <p>Powers are means over the whole of either. What of the interferer lies outside the signal is
 * lost. Silence stays silent. Immutable and thread-safe.
 */
public final class Interferer implements ChannelModel {
  private final IqSignal waveform;
  private final double sirDb;
  private final double offsetHz;
  private final OptionalInt start;

  private Interferer(IqSignal waveform, double sirDb, double offsetHz, OptionalInt start) {
    if (waveform.rms() == 0) {
      throw new IllegalArgumentException("the interferer is silent");
    }
    this.waveform = waveform;
    this.sirDb = Require.finite(sirDb, "sirDb");
    this.offsetHz = Require.finite(offsetHz, "offsetHz");
    this.start = start;
  }

  /**
   * An interferer at a random time: every start that overlaps with the signal is equally likely.
   *
   * @param waveform what the interferer sends; signals of another rate are refused with a {@link
   *     SampleRateException}
   * @param sirDb the signal's mean power over the interferer's
   * @param offsetHz how far the interferer is moved up in frequency
   * @return the channel
   */
  public static Interferer anytime(IqSignal waveform, double sirDb, double offsetHz) {
    return new Interferer(waveform, sirDb, offsetHz, OptionalInt.empty());
  }

  /**
   * An interferer at a fixed time.
   *
   * @param waveform what the interferer sends; signals of another rate are refused with a {@link
   *     SampleRateException}
   * @param sirDb the signal's mean power over the interferer's
   * @param offsetHz how far the interferer is moved up in frequency
   * @param start the sample of the signal on which it begins; may be negative
   * @return the channel
   */
  public static Interferer at(IqSignal waveform, double sirDb, double offsetHz, int start) {
    return new Interferer(waveform, sirDb, offsetHz, OptionalInt.of(start));
  }

  @Override
  public IqSignal apply(IqSignal in, RandomGenerator random) {
    if (in.sampleRateHz() != waveform.sampleRateHz()) {
      throw new SampleRateException(
          in.sampleRateHz(), waveform.sampleRateHz(), "the interferer was simulated at it");
    }
    double phase = 2 * Math.PI * random.nextDouble();
    int overlaps = in.length() + waveform.length() - 1; // ≥ 0
    long begin =
        start.isPresent()
            ? start.getAsInt()
            : (long) (random.nextDouble() * overlaps) - waveform.length() + 1;
    double[] other = Iq.toDoubles(waveform);
    Rotation.turn(other, offsetHz / in.sampleRateHz());
    double gain = in.rms() / waveform.rms() * Iq.amplitudeRatio(-sirDb);
    Iq.scale(other, gain * Math.cos(phase), gain * Math.sin(phase));
    double[] samples = Iq.toDoubles(in);
    int from = (int) Math.max(0, begin);
    int to = (int) Math.min(in.length(), begin + waveform.length());
    for (int n = from; n < to; n++) {
      samples[2 * n] += other[2 * (int) (n - begin)];
      samples[2 * n + 1] += other[2 * (int) (n - begin) + 1];
    }
    return Iq.like(in, samples);
  }
}
