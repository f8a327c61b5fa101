package io.rffi.dsp.lora;

import static org.assertj.core.api.Assertions.assertThat;

import io.rffi.api.IqSignal;
import io.rffi.api.Preamble;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever the capture's rate, the cut is the same preamble. Prints a row for each rate. */
class SampleRatesTest {
  private static final LoraParameters SF7 = LoraParameters.EU868_SF7;

  /** The RMS difference to the ideal preamble at 1 MHz, after the best common phase. */
  @ParameterizedTest
  @CsvSource({
    "125e3, 0.01",
    "250e3, 0.01",
    "500e3, 0.01",
    "1e6, 0.01",
    "1.024e6, 0.01",
    "2e6, 0.01",
    "2.048e6, 0.01",
    "2.4e6, 0.01",
    "10e6, 0.01"
  })
  void theCutIsTheIdealPreamble(double rateHz, double most) {
    IqSignal ideal = new TestPackets(SF7, 1e6, 8.192e-3).packet(0, 8, 0, 1, new Random(5)).signal();
    double worst = 0;
    for (int n = 0; n < 5; n++) {
      Random random = new Random(n);
      double carrier = 0.8 * (rateHz - 125e3) * (random.nextDouble() - 0.5) + 7_000;
      IqSignal capture =
          new TestPackets(SF7, rateHz, 0.03)
              .packet(2e-3 * rateHz + random.nextDouble(), 8, carrier, 1, random)
              .noise(90, random)
              .signal();
      List<Preamble> found = LoraPreambleExtractor.of(SF7).extract(capture);
      assertThat(found).hasSize(1);
      worst = Math.max(worst, distanceUpToPhase(found.get(0).samples(), ideal));
    }
    System.out.printf("%10.0f Hz: %.4f of the RMS%n", rateHz, worst);
    assertThat(worst).isLessThan(most);
  }

  static double distanceUpToPhase(IqSignal a, IqSignal b) {
    double re = 0;
    double im = 0;
    for (int n = 0; n < a.length(); n++) {
      re += a.i(n) * b.i(n) + a.q(n) * b.q(n);
      im += a.q(n) * b.i(n) - a.i(n) * b.q(n);
    }
    double match = Math.hypot(re, im) / a.length();
    return Math.sqrt(Math.max(0, a.rms() * a.rms() + b.rms() * b.rms() - 2 * match));
  }
}
