package io.rffi.cli.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.IqSignal;
import io.rffi.api.Preamble;
import io.rffi.augment.SimulatedCapture;
import io.rffi.augment.SimulatedDevices;
import io.rffi.augment.waveform.LoraPacketLayout;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.dsp.lora.LoraPreambleExtractor;
import io.rffi.io.Recordings;
import io.rffi.io.SigmfDescription;
import io.rffi.io.SigmfWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wherever the borders of blocks fall, the same packets are found as in the whole. */
class LoraPacketsTest {
  private static final double RATE_HZ = 250_000;
  private static final int PACKETS = 12;

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      ints = {1, 7_300, 7_777, 8_191, 8_500, 9_000, 9_999, 10_650, 11_111, 12_345, 20_000, 1 << 20})
  void findsEachPacketOnce(int blockSamples) {
    List<Double> starts = new ArrayList<>();
    IqSignal capture = capture(starts);
    SigmfWriter.write(directory.resolve("long"), capture, SigmfDescription.defaults());
    LoraPreambleExtractor extractor = LoraPreambleExtractor.of(LoraParameters.EU868_SF7);

    List<Preamble> found = new ArrayList<>();
    int count;
    try (Recordings recordings = Recordings.open(directory.resolve("long"))) {
      count = new LoraPackets(rate -> extractor, blockSamples).each(recordings.only(), found::add);
    }

    assertThat(count).isEqualTo(PACKETS);
    assertThat(found).hasSize(PACKETS);
    for (int n = 0; n < PACKETS; n++) {
      assertThat(found.get(n).startSample()).isCloseTo(starts.get(n), within(2.0));
      assertThat(found.get(n).symbols()).isEqualTo(8);
    }
  }

  private static IqSignal capture(List<Double> starts) {
    SimulatedDevices devices = SimulatedDevices.lora(3, 11);
    Random random = new Random(3);
    SimulatedCapture capture = new SimulatedCapture(RATE_HZ).silence(500);
    for (int n = 0; n < PACKETS; n++) {
      starts.add((double) capture.length());
      capture
          .packet(
              devices.packet(
                  n % 3,
                  n,
                  LoraParameters.EU868_SF7,
                  LoraPacketLayout.lorawan(List.of(5, 77)),
                  RATE_HZ),
              0,
              0)
          .silence(200 + random.nextInt(2000));
    }
    return capture.build(25, 125_000, random);
  }
}
