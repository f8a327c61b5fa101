package io.rffi.augment.channel;

import io.rffi.api.IqSignal;
import io.rffi.augment.internal.Iq;
import io.rffi.augment.internal.Require;
import java.util.random.RandomGenerator;

/**
 * Automatic gain control in steps that come whenever they come: also inside a packet.
 *
 * <p>The mean output power of each interval, counted from the first sample on, decides the gain of
 * the next: if it is more than a step away from the target, the gain moves by as many whole steps
 * as bring it nearest, within its range. An interval of silence changes nothing. Draws nothing.
 *
 * <p>Immutable and thread-safe.
 *
 * @param stepDb the size of a gain step, &gt; 0
 * @param intervalSeconds how long the power is measured, &gt; 0; at least one sample
 * @param targetDb the mean |x|² aimed at, in dB
 * @param firstDb the gain before the first decision
 * @param rangeDb how far the gain may move from there, up and down, ≥ 0
 */
public record SteppedGainControl(
    double stepDb, double intervalSeconds, double targetDb, double firstDb, double rangeDb)
    implements StreamingChannel {
  /** Checks the ranges. */
  public SteppedGainControl {
    Require.positive(stepDb, "stepDb");
    Require.positive(intervalSeconds, "intervalSeconds");
    Require.finite(targetDb, "targetDb");
    Require.finite(firstDb, "firstDb");
    Require.notNegative(rangeDb, "rangeDb");
  }

  @Override
  public ChannelStream open(double sampleRateHz, RandomGenerator random) {
    return new Stream(sampleRateHz);
  }

  @Override
  public IqSignal apply(IqSignal in, RandomGenerator random) {
    return BlockStream.whole(this, in, random);
  }

  private final class Stream extends BlockStream {
    private final long interval;
    private final double mostSteps = Math.floor(rangeDb / stepDb);
    private double steps; // a whole number
    private double energy;
    private long measured;

    Stream(double sampleRateHz) {
      super(sampleRateHz);
      interval = Math.max(1, Math.round(intervalSeconds * sampleRateHz));
    }

    @Override
    double[] process(double[] samples) {
      double gain = gain();
      for (int n = 0; n < samples.length; n += 2) {
        samples[n] *= gain;
        samples[n + 1] *= gain;
        energy += samples[n] * samples[n] + samples[n + 1] * samples[n + 1];
        measured++;
        if (measured == interval) {
          decide(10 * Math.log10(energy / interval));
          gain = gain();
          energy = 0;
          measured = 0;
        }
      }
      return samples;
    }

    private double gain() {
      return Iq.amplitudeRatio(firstDb + steps * stepDb);
    }

    private void decide(double levelDb) {
      double wanted = (targetDb - levelDb) / stepDb;
      if (Math.abs(wanted) > 1 && Double.isFinite(wanted)) {
        steps = Math.max(-mostSteps, Math.min(mostSteps, steps + Math.rint(wanted)));
      }
    }
  }
}
