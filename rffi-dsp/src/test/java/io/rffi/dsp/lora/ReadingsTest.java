package io.rffi.dsp.lora;

import static org.assertj.core.api.Assertions.assertThat;

import io.rffi.api.IqSignal;
import io.rffi.api.Preamble;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of several readings of one signal only the one that explains most of it is reported. */
class ReadingsTest {
  private static final int PACKETS = 5;

  /** Chirps of a spreading factor two higher, at twice the bandwidth, have the same slope. */
  @ParameterizedTest
  @CsvSource({
    "7, 125000, 8", "7, 125000, 12", "7, 125000, 14", "7, 125000, 16", "7, 125000, 20",
    "7, 125000, 33", "7, 125000, 64", "7, 250000, 16", "7, 250000, 20", "8, 125000, 16",
    "8, 250000, 13", "9, 125000, 20", "10, 250000, 20"
  })
  void namesLongPreamblesRightly(int sf, int bandwidthHz, int symbols) {
    LoraParameters lora = new LoraParameters(sf, bandwidthHz);
    Random random = new Random(31L * symbols + sf);
    double symbol = lora.symbolSeconds() * 1e6;
    for (int packet = 0; packet < PACKETS; packet++) {
      double start = 2000 + symbol * random.nextDouble();
      IqSignal capture =
          new TestPackets(lora, 1e6, (start + (symbols + 18) * symbol) / 1e6)
              .packet(start, symbols, 4e4 * (random.nextDouble() - 0.5), 1, random)
              .noise(15, random)
              .signal();

      List<Preamble> found = LoraPreambleExtractor.ofAll().extract(capture);

      assertThat(found).hasSize(1);
      assertThat(found.get(0).waveform()).isEqualTo(lora);
      assertThat(found.get(0).delimited()).isTrue();
    }
  }

  /** What a packet leaves at other carriers lies tens of dB lower, where no noise hides it. */
  @Test
  void takesNoLeakageOfANoiselessPacketForAnother() {
    Random random = new Random(12);
    for (int packet = 0; packet < PACKETS; packet++) {
      double start = 1000 + 500 * random.nextDouble();
      IqSignal capture =
          new TestPackets(LoraParameters.EU868_SF7, 500e3, 0.05)
              .packet(start, 8, 2e4 * (random.nextDouble() - 0.5), 1, random)
              .signal();

      assertThat(LoraPreambleExtractor.of(LoraParameters.EU868_SF7).extract(capture))
          .hasSize(1)
          .allMatch(found -> Math.abs(found.startSample() - start) < 1);
    }
  }

  @ParameterizedTest
  @CsvSource({"5, 125000", "6, 125000", "7, 62500", "5, 500000"})
  void findsShorterSymbolsAndNarrowerBands(int sf, int bandwidthHz) {
    LoraParameters lora = new LoraParameters(sf, bandwidthHz);
    Random random = new Random(sf);
    for (int packet = 0; packet < PACKETS; packet++) {
      IqSignal capture =
          new TestPackets(lora, 1e6, 0.1)
              .packet(3000, 12, 5e3, 1, random)
              .noise(15, random)
              .signal();

      List<Preamble> found = LoraPreambleExtractor.of(lora).extract(capture);

      assertThat(found).hasSize(1);
      assertThat(found.get(0).symbols()).isEqualTo(8);
      assertThat(found.get(0).delimited()).isTrue();
    }
  }
}
