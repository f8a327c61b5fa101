package io.rffi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.rffi.api.Fingerprint;
import io.rffi.api.IqSignal;
import io.rffi.api.Preamble;
import io.rffi.augment.SimulatedCapture;
import io.rffi.augment.SimulatedDevices;
import io.rffi.augment.waveform.LoraPacketLayout;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.dsp.lora.LoraPreambleExtractor;
import io.rffi.embed.onnx.OnnxEmbedder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How far each defect moves a fingerprint of the bundled model from that of the same packet without
 * it: what the limits of the standard gate rest on. 200 simulated packets of 40 devices at 40 dB.
 * Prints a table: the median distance, that of the farthest twentieth, and how many packets were
 * not found.
 */
@Tag("heavy")
class FingerprintDisplacementTest {
  private static final int PACKETS = 200;
  private static final SimulatedDevices DEVICES = SimulatedDevices.lora(40, -77);
  private static final LoraPreambleExtractor EXTRACTOR =
      LoraPreambleExtractor.of(LoraParameters.EU868_SF7);

  private record Shot(IqSignal clean, IqSignal other, Fingerprint fingerprint) {}

  @Test
  void printsHowFarDefectsMoveFingerprints() {
    try (OnnxEmbedder embedder = OnnxEmbedder.bundledLora()) {
      double threshold = embedder.description().threshold().orElseThrow();
      List<Shot> shots = new ArrayList<>();
      for (int n = 0; n < PACKETS; n++) {
        IqSignal clean = capture(n, 40, 0);
        shots.add(new Shot(clean, sent(n + 1), embed(embedder, clean)));
      }
      System.out.printf("threshold of the model: %.4f%n", threshold);
      System.out.printf("%-28s %8s %8s %8s%n", "defect", "median", "95 %", "missed");
      for (double snr : new double[] {40, 30, 25, 20, 15, 10}) {
        Table noise = new Table(embedder, shots, "other noise, SNR " + snr + " dB");
        noise.print(n -> capture(n, snr, 1));
      }
      for (double part : new double[] {0.01, 0.05, 0.1, 0.2, 0.5, 0.9, 0.99}) {
        Table clipped = new Table(embedder, shots, "clipped " + part);
        clipped.print(n -> Defects.clipped(shots.get(n).clean(), part));
      }
      for (double db : new double[] {1, 2, 3, 5, -5, 6, 10}) {
        Table step = new Table(embedder, shots, "gain step " + db + " dB");
        step.print(n -> Defects.gainStep(shots.get(n).clean(), db));
      }
      for (double hz : new double[] {20, 50, 100, 200, 300, 500}) {
        Table drift = new Table(embedder, shots, "drift " + hz + " Hz");
        drift.print(n -> Defects.drift(shots.get(n).clean(), hz));
      }
      for (double db : new double[] {-40, -30, -25, -20, -15, -10}) {
        Table inside = new Table(embedder, shots, "tone " + db + " dB");
        inside.print(n -> Defects.tone(shots.get(n).clean(), db, 12_345));
        Table outside = new Table(embedder, shots, "tone outside " + db + " dB");
        outside.print(n -> Defects.tone(shots.get(n).clean(), db, 91_234));
        Table packet = new Table(embedder, shots, "another packet " + db + " dB");
        packet.print(n -> Defects.packet(shots.get(n).clean(), db, shots.get(n).other()));
      }
    }
  }

  private record Table(OnnxEmbedder embedder, List<Shot> shots, String name) {
    void print(IntFunction<IqSignal> changed) {
      double[] distances =
          IntStream.range(0, shots.size())
              .mapToDouble(n -> distance(shots.get(n), changed.apply(n)))
              .filter(distance -> !Double.isNaN(distance))
              .sorted()
              .toArray();
      assertThat(distances).as(name).isNotEmpty();
      System.out.printf(
          Locale.ROOT,
          "%-28s %8.3f %8.3f %8d%n",
          name,
          distances[distances.length / 2],
          distances[distances.length * 19 / 20],
          shots.size() - distances.length);
    }

    private double distance(Shot shot, IqSignal changed) {
      Fingerprint moved = embed(embedder, changed);
      return moved == null ? Double.NaN : moved.distanceTo(shot.fingerprint());
    }
  }

  /** Null if the packet is not found as it was. */
  private static Fingerprint embed(OnnxEmbedder embedder, IqSignal capture) {
    List<Preamble> found =
        EXTRACTOR.extract(capture).stream()
            .filter(one -> Math.abs(one.startSample() - TestRecordings.FIRST_START) < 20)
            .filter(one -> one.symbols() == 8)
            .toList();
    return found.isEmpty() ? null : embedder.embed(List.of(found.get(0).samples())).get(0);
  }

  private static IqSignal capture(int n, double snrDb, int trial) {
    return new SimulatedCapture(TestRecordings.RATE_HZ)
        .silence(TestRecordings.FIRST_START)
        .packet(sent(n), 0, 1500)
        .silence(3000)
        .build(snrDb, 125_000, new Random(1000L * trial + n));
  }

  private static IqSignal sent(int n) {
    List<Integer> payload = new Random(n).ints(12, 0, 128).boxed().toList();
    return DEVICES.packet(
        n % DEVICES.count(),
        64L * n,
        LoraParameters.EU868_SF7,
        LoraPacketLayout.lorawan(payload),
        TestRecordings.RATE_HZ);
  }
}
