package io.rffi.cli.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.Block;
import io.rffi.api.IqSignal;
import io.rffi.api.Preamble;
import io.rffi.api.SignalSource;
import io.rffi.augment.SimulatedCapture;
import io.rffi.augment.SimulatedDevices;
import io.rffi.augment.waveform.LoraPacketLayout;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.dsp.lora.LoraPreambleExtractor;
import io.rffi.dsp.template.TemplatePreambleExtractor;
import io.rffi.dsp.template.TemplatesBle;
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
class SearchInBlocksTest {
  private static final double RATE_HZ = 250_000;
  private static final int PACKETS = 12;

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      ints = {1, 7_300, 7_777, 8_191, 8_500, 9_000, 9_999, 10_650, 11_111, 12_345, 20_000, 1 << 20})
  void findsEachLoraPacketOnce(int blockSamples) {
    List<Double> starts = new ArrayList<>();
    IqSignal capture = capture(starts);
    SigmfWriter.write(directory.resolve("long"), capture, SigmfDescription.defaults());
    LoraPreambleExtractor extractor = LoraPreambleExtractor.of(LoraParameters.EU868_SF7);

    List<Preamble> found = new ArrayList<>();
    try (Recordings recordings = Recordings.open(directory.resolve("long"))) {
      extractor.search(inBlocks(recordings.only(), blockSamples)).forEach(found::add);
    }

    assertThat(found).hasSize(PACKETS);
    for (int n = 0; n < PACKETS; n++) {
      assertThat(found.get(n).startSample()).isCloseTo(starts.get(n), within(2.0));
      assertThat(found.get(n).symbols()).isEqualTo(8);
    }
  }

  /** In shorter blocks than asked for, which is all the same. */
  private static SignalSource inBlocks(SignalSource source, int blockSamples) {
    return new SignalSource() {
      @Override
      public String name() {
        return source.name();
      }

      @Override
      public double sampleRateHz() {
        return source.sampleRateHz();
      }

      @Override
      public Iterable<Block> blocks(int length, int overlap) {
        return source.blocks(Math.max(blockSamples, 2 * overlap), overlap);
      }
    };
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

  /** Packets at every place relative to the blocks are found once, where they are. */
  @ParameterizedTest
  @ValueSource(ints = {1, 5000, 7777, 1 << 21})
  void findsEachBlePacketOnce(int blockSamples) {
    Random random = new Random(1);
    float[] iq = new float[2 * 60_000];
    for (int n = 0; n < iq.length; n++) {
      iq[n] = (float) (0.05 * random.nextGaussian());
    }
    float[] advert = TemplatesBle.advertising().ideal().toArray();
    List<Integer> starts = new ArrayList<>();
    for (int start = 40; start < 59_000; start += 400 + random.nextInt(200)) {
      starts.add(start);
      for (int n = 0; n < advert.length; n++) {
        iq[2 * start + n] += advert[n];
      }
    }
    SignalSource adverts = SignalSource.of("adverts", IqSignal.of(iq, 8e6));

    assertThat(
            TemplatePreambleExtractor.of(TemplatesBle.advertising())
                .search(inBlocks(adverts, blockSamples)))
        .extracting(preamble -> (int) Math.round(preamble.startSample()))
        .isEqualTo(starts);
  }
}
