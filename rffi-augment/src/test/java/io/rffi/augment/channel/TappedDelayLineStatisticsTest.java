package io.rffi.augment.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.ChannelModel;
import io.rffi.api.IqSignal;
import io.rffi.augment.Measure;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ensembles; seeded, and each test states what chance a right channel would have to fail. */
@Tag("golden")
@Tag("statistical")
class TappedDelayLineStatisticsTest {
  private static final PowerDelayProfile FLAT = PowerDelayProfile.flat();

  /**
   * At 100 MHz, where the interpolating pulses add less than 0.1 %. 8000 realisations estimate τ
   * with a deviation of 0.5 % (the square root of what 24 independent powers leave): 2 % fails for
   * fewer than one seed in 10 000.
   */
  @Test
  void delaySpreadIsTheOneAskedFor() {
    ChannelModel channel = TappedDelayLine.rayleigh(PowerDelayProfile.exponential(300e-9));
    float[] impulse = new float[2 * 240];
    impulse[40] = 1;
    IqSignal in = IqSignal.of(impulse, 100e6);
    SplittableRandom random = new SplittableRandom(1);
    double[] energy = new double[240];
    int runs = 8000;
    for (int run = 0; run < runs; run++) {
      double[] magnitude = Measure.magnitude(channel.apply(in, random));
      for (int n = 0; n < energy.length; n++) {
        energy[n] += magnitude[n] * magnitude[n] / runs;
      }
    }
    double total = Arrays.stream(energy).sum();
    double mean = 0;
    double square = 0;
    for (int n = 0; n < energy.length; n++) {
      double delay = 10e-9 * (n - 20);
      mean += delay * energy[n] / total;
      square += delay * delay * energy[n] / total;
    }
    // An impulse also fills the band's ends, where the delay filters lose.
    assertThat(total).isBetween(0.95, 1.01);
    assertThat(Math.sqrt(square - mean * mean)).isCloseTo(300e-9, Percentage.withPercentage(2));
  }

  /** 300 000 draws, deviation about 1 % at most: 5 % fails for fewer than 1 seed in 100 000. */
  @ParameterizedTest
  @ValueSource(doubles = {2, 4, 10})
  void ricianFactorIsRecovered(double k) {
    double[] powers = FadingStatistics.powers(TappedDelayLine.lineOfSight(FLAT, k), 300_000, 2);
    assertThat(FadingStatistics.ricianK(powers)).isCloseTo(k, Percentage.withPercentage(5));
    assertThat(FadingStatistics.mean(powers)).isCloseTo(1, within(0.01));
  }

  /**
   * Each fails for one seed in a million. Thirty-two sinusoids stay well within for 20 000 draws.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0, 1, 5})
  void envelopeIsRayleighOrRician(double k) {
    TappedDelayLine standing = TappedDelayLine.lineOfSight(FLAT, k);
    for (ChannelModel channel : new ChannelModel[] {standing, standing.withDoppler(50)}) {
      double[] powers = FadingStatistics.powers(channel, 20_000, 3);
      assertThat(
              FadingStatistics.kolmogorovSmirnov(
                  powers, power -> FadingStatistics.ricianPowerCdf(k, power)))
          .isLessThan(2.69);
    }
  }

  /** A test that can't tell K = 1 from 1.4 would prove nothing. */
  @Test
  void theEnvelopeTestIsSharp() {
    double[] powers = FadingStatistics.powers(TappedDelayLine.lineOfSight(FLAT, 1), 20_000, 3);
    assertThat(
            FadingStatistics.kolmogorovSmirnov(
                powers, power -> FadingStatistics.ricianPowerCdf(1.4, power)))
        .isGreaterThan(2.69);
  }

  /** As for {@link MultipathChannel}: a chance below 1 in a million. */
  @Test
  void autocorrelationIsJakes() {
    ChannelModel channel = TappedDelayLine.rayleigh(FLAT).withDoppler(10);
    double[] error = FadingStatistics.jakesError(channel, 10_000, 4);
    assertThat(error[0]).isLessThanOrEqualTo(0.02);
    assertThat(error[1]).isLessThanOrEqualTo(0.05);
  }

  /**
   * f_d = 100 Hz, bins of 3.9 Hz. Under isotropic scattering 1 − (2/π)·asin 0.9 = 28.7 % of the
   * power lie beyond 90 Hz, and half of that on either side. 400 realisations estimate either half
   * with a deviation below 1 %: 4 % fails for one seed in 10 000.
   */
  @Test
  void spectrumEndsAtTheDopplerShift() {
    ChannelModel channel = TappedDelayLine.rayleigh(FLAT).withDoppler(100);
    double[] spectrum = FadingStatistics.spectrum(channel, 256, 1000, 400, 5);
    double total = Arrays.stream(spectrum).sum();
    double below = 0;
    double above = 0;
    double outside = 0;
    for (int bin = 0; bin < spectrum.length; bin++) {
      double hertz = (bin - 128) * 1000.0 / 256;
      if (Math.abs(hertz) > 100 + 3 * 3.9) {
        outside += spectrum[bin] / total;
      } else if (hertz > 90) {
        above += spectrum[bin] / total;
      } else if (hertz < -90) {
        below += spectrum[bin] / total;
      }
    }
    assertThat(outside).isLessThan(1e-4);
    assertThat(above).isCloseTo(0.1436, within(0.04));
    assertThat(below).isCloseTo(0.1436, within(0.04));
  }

  /** 2000 gains of a deviation below 40 %: 5 % fails for fewer than one seed in 10 million. */
  @Test
  void energyIsConservedInTheMean() {
    IqSignal smooth = lowPass(Measure.noise(400, 1e6, new SplittableRandom(6)));
    TappedDelayLine channel = TappedDelayLine.rayleigh(PowerDelayProfile.typicalUrban());
    for (double doppler : new double[] {0, 1000}) {
      ChannelModel moving = channel.withDoppler(doppler);
      SplittableRandom random = new SplittableRandom(7);
      double gain = 0;
      for (int run = 0; run < 2000; run++) {
        gain += Math.pow(moving.apply(smooth, random).rms() / smooth.rms(), 2) / 2000;
      }
      assertThat(gain).isCloseTo(1, within(0.05));
    }
  }

  /**
   * Below a third of the rate, where the delay filters are flat; ends in silence for the delays.
   */
  private static IqSignal lowPass(IqSignal in) {
    float[] values = in.toArray();
    float[] sum = new float[values.length];
    for (int n = 8; n < values.length - 40; n++) {
      sum[n] = (values[n] + values[n - 2] + values[n - 4] + values[n - 6]) / 2;
    }
    return IqSignal.of(sum, in.sampleRateHz());
  }
}
