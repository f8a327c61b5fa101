package io.rffi.augment.channel;

import io.rffi.api.ChannelModel;
import io.rffi.api.IqSignal;
import io.rffi.augment.internal.Iq;
import io.rffi.augment.internal.Require;
import java.util.random.RandomGenerator;

/**
 * The loss of an antenna that is turned against the wave.
 *
 * <p>The gain is cos ψ + e^{jφ}·10^{−X/20}·sin ψ: what arrives in the wave's own polarisation, and
 * what scattering has turned into the other, X dB below it and in a random phase φ. Its mean power
 * is cos²ψ + 10^{−X/10}·sin²ψ. Aligned antennas lose nothing.
 *
 * <p>Immutable and thread-safe.
 *
 * @param mismatchDegrees ψ, the angle between antenna and wave
 * @param crossPolarDb X, the cross-polar discrimination, ≥ 0; +∞ for a pure wave
 */
public record PolarisationLoss(double mismatchDegrees, double crossPolarDb)
    implements ChannelModel {
  /** Checks the ranges. */
  public PolarisationLoss {
    Require.finite(mismatchDegrees, "mismatchDegrees");
    if (!(crossPolarDb >= 0)) {
      throw new IllegalArgumentException("crossPolarDb must be ≥ 0, got " + crossPolarDb);
    }
  }

  BlockStream open(double sampleRateHz, RandomGenerator random) {
    double angle = Math.toRadians(mismatchDegrees);
    double phase = 2 * Math.PI * random.nextDouble();
    double crossed = Iq.amplitudeRatio(-crossPolarDb) * Math.sin(angle);
    double gainRe = Math.cos(angle) + crossed * Math.cos(phase);
    double gainIm = crossed * Math.sin(phase);
    return new BlockStream(sampleRateHz) {
      @Override
      double[] process(double[] samples) {
        Iq.scale(samples, gainRe, gainIm);
        return samples;
      }
    };
  }

  @Override
  public IqSignal apply(IqSignal in, RandomGenerator random) {
    return BlockStream.whole(this::open, in, random);
  }
}
