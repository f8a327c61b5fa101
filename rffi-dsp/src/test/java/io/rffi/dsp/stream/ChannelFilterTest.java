package io.rffi.dsp.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the way from the stream to the detectors' rate does to a tone. */
class ChannelFilterTest {
  /** One where a tone of amplitude 1 leaves the filter at, and how it turns. */
  private record Response(double amplitude, double hz) {}

  private static Response response(double rate, int bandwidthHz, double centre, double tone) {
    ChannelRate channel = new ChannelRate(rate, bandwidthHz);
    int outputs = 600;
    int frame = outputs * channel.decimation();
    Commutator branches =
        new Commutator(channel.decimation(), outputs, ChannelFilter.history(channel));
    ChannelFilter filter = new ChannelFilter(channel, centre, outputs);
    RateMatcher matcher = new RateMatcher(channel.rest(), outputs);
    float[] re = new float[outputs];
    float[] im = new float[outputs];
    float[] outRe = new float[4 * RateMatcher.mostOutputs(channel.rest(), outputs)];
    float[] outIm = new float[outRe.length];
    int count = 0;
    for (int n = 0; n < 3; n++) {
      branches.load(tone(rate, tone, n * frame, frame));
      filter.filter(branches, re, im);
      count += matcher.match(re, im, outputs, outRe, outIm, count);
    }
    // The second half is free of the beginning, and holds the seams of frames.
    double power = 0;
    double turnRe = 0;
    double turnIm = 0;
    for (int n = count / 2; n < count; n++) {
      power += outRe[n] * outRe[n] + outIm[n] * outIm[n];
      turnRe += outRe[n] * outRe[n - 1] + outIm[n] * outIm[n - 1];
      turnIm += outIm[n] * outRe[n - 1] - outRe[n] * outIm[n - 1];
    }
    return new Response(
        Math.sqrt(power / (count - count / 2)),
        Math.atan2(turnIm, turnRe) / (2 * Math.PI) * channel.rateHz());
  }

  private static float[] tone(double rate, double hz, int from, int samples) {
    float[] iq = new float[2 * samples];
    for (int n = 0; n < samples; n++) {
      double phase = 2 * Math.PI * hz * (from + n) / rate;
      iq[2 * n] = (float) Math.cos(phase);
      iq[2 * n + 1] = (float) Math.sin(phase);
    }
    return iq;
  }

  @ParameterizedTest
  @CsvSource({
    "1e6, 125000, 200e3", "2e6, 125000, -700e3", "2.4e6, 125000, 333333", "2.048e6, 125000, 700e3",
    "1.024e6, 125000, 0", "10e6, 125000, 4e6", "2e6, 250000, 100e3", "2.4e6, 500000, -500e3",
    "300e3, 125000, 0", "450e3, 125000, 50e3"
  })
  void passesTheChannelAndNothingElse(double rate, int bandwidthHz, double centre) {
    double edge = 0.75 * bandwidthHz;
    for (double offset : new double[] {-edge, -edge / 2, 1000, edge}) {
      Response passed = response(rate, bandwidthHz, centre, centre + offset);
      assertThat(passed.amplitude()).as("at %s Hz", offset).isCloseTo(1, within(0.03));
      assertThat(passed.hz()).isCloseTo(offset, within(bandwidthHz * 2e-3));
    }
    for (double offset : new double[] {-1.3 * bandwidthHz, 1.3 * bandwidthHz, 1.9 * bandwidthHz}) {
      if (Math.abs(centre + offset) < rate / 2) {
        Response stopped = response(rate, bandwidthHz, centre, centre + offset);
        assertThat(stopped.amplitude()).as("at %s Hz", offset).isLessThan(2e-3);
      }
    }
  }

  /** Between one and two bandwidths of samples there is nothing to filter, only to interpolate. */
  @ParameterizedTest
  @CsvSource({"160e3, 20e3", "200e3, -60e3", "249e3, 90e3"})
  void interpolatesWhatIsSampledSlowly(double rate, double tone) {
    Response passed = response(rate, 125_000, 0, tone);
    assertThat(passed.amplitude()).isCloseTo(1, within(0.03));
    assertThat(passed.hz()).isCloseTo(tone, within(250.0));
  }
}
