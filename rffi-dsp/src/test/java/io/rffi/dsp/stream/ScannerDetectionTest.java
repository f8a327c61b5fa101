package io.rffi.dsp.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.rffi.api.IqSignal;
import io.rffi.api.Preamble;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.dsp.lora.LoraPreambleExtractor;
import io.rffi.dsp.lora.TestPackets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Scanning a stream finds what searching a whole capture does, also of weak packets. */
@Tag("statistical")
class ScannerDetectionTest {
  private static final double RATE = 250e3;

  private int byExtractor;
  private int byScanner;

  private void send(LoraParameters lora, double snrDb, int packets, long seed) {
    Random random = new Random(seed);
    ScanPlan plan = ScanPlan.at(RATE).withChannel(0, lora);
    LoraPreambleExtractor extractor = LoraPreambleExtractor.of(lora);
    for (int n = 0; n < packets; n++) {
      double start = (3 + 2 * random.nextDouble()) * lora.symbolSeconds() * RATE;
      double carrier = (random.nextDouble() - 0.5) * 0.5 * lora.bandwidthHz();
      IqSignal capture =
          new TestPackets(lora, RATE, 30 * lora.symbolSeconds())
              .packet(start, 8, carrier, 1, random)
              .noise(snrDb, random)
              .signal();
      byExtractor += finds(extractor.extract(capture), start, carrier) ? 1 : 0;
      byScanner += finds(TestStreams.scan(plan, capture.toArray()), start, carrier) ? 1 : 0;
    }
  }

  private static boolean finds(List<Preamble> found, double start, double carrier) {
    return found.stream()
        .anyMatch(
            one ->
                Math.abs(one.startSample() - start) < 8 && Math.abs(one.cfoHz() - carrier) < 300);
  }

  @Test
  void missesNoPacketThatAnExtractorFinds() {
    send(TestStreams.SF7, 3, 60, 1);
    assertThat(byExtractor).isGreaterThan(30);
    assertThat(byScanner).isGreaterThanOrEqualTo(byExtractor - 1);
  }

  @Test
  @Tag("heavy")
  void theTableOfFinds() {
    System.out.println("SF  SNR_dB packets extractor_% scanner_%");
    row(7, 0, 1000);
    row(7, -8, 2000);
    row(12, -18, 200);
  }

  private void row(int sf, double snrDb, int packets) {
    byExtractor = 0;
    byScanner = 0;
    send(new LoraParameters(sf, 125_000), snrDb, packets, 2);
    double extractor = 100.0 * byExtractor / packets;
    double scanner = 100.0 * byScanner / packets;
    System.out.printf(
        Locale.ROOT, "%2d %7.0f %7d %11.2f %9.2f%n", sf, snrDb, packets, extractor, scanner);
    // Both see other pieces of the noise: where finds are chance, their counts differ by chance.
    double share = byExtractor / (double) packets;
    double deviation = 100 * Math.sqrt(2 * share * (1 - share) / packets);
    assertThat(scanner).isGreaterThanOrEqualTo(extractor - 0.5 - 3 * deviation);
  }
}
