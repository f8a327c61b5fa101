package io.rffi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.rffi.api.Fingerprint;
import io.rffi.api.Identification;
import io.rffi.api.IqSignal;
import io.rffi.api.Matcher;
import io.rffi.api.Preamble;
import io.rffi.augment.SimulatedCapture;
import io.rffi.augment.SimulatedDevices;
import io.rffi.augment.channel.MultipathChannel;
import io.rffi.augment.transmitter.LoraFamily;
import io.rffi.augment.waveform.LoraPacketLayout;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.dsp.lora.LoraPreambleExtractor;
import io.rffi.embed.onnx.ModelLimits;
import io.rffi.embed.onnx.OnnxEmbedder;
import io.rffi.match.InMemoryFingerprintStore;
import io.rffi.match.KnnMatcher;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What the limits of the bundled LoRa model rest on. In each of five draws ten units of one family
 * are enrolled from 15 packets each, once at 35 to 45 dB and once in the condition that is asked
 * about. Then each sends six more, long after, and so do five others. Prints how many of them are
 * named rightly, wrongly or taken for rogues, and how far the condition moves a fingerprint.
 */
@Tag("heavy")
class ModelLimitsTest {
  private static final LoraParameters LORA = LoraParameters.EU868_SF7;
  private static final LoraPreambleExtractor PREAMBLES = LoraPreambleExtractor.of(LORA);
  private static final double RATE_HZ = 1e6;
  private static final int DRAWS = 5;
  private static final int DEVICES = 10;
  private static final int ROGUES = 5;
  private static final int ENROLLED = 15;
  private static final int FRESH = 6;
  private static final long LONG_AFTER = 1 << 20;

  /** Between packets, so that they spread over sessions. */
  private static final int PACKETS_BETWEEN = SimulatedDevices.PACKETS_PER_SESSION / 4;

  private static final OnnxEmbedder MODEL = OnnxEmbedder.bundledLora();
  private static final ModelLimits LIMITS = MODEL.description().limits();

  /** An SNR, and the packet's RMS in steps of a converter; 0 stands for floats. */
  private record Condition(double snrDb, double levelSteps) {
    Fingerprint fingerprint(IqSignal arrived, Random random, Row row) {
      double tunedHz = random.nextDouble(-20e3, 20e3);
      IqSignal captured =
          new SimulatedCapture(RATE_HZ)
              .silence(2000)
              .packet(arrived, 0, tunedHz)
              .silence(1000)
              .build(snrDb, LORA.bandwidthHz(), random);
      List<Preamble> found =
          PREAMBLES.extract(levelSteps == 0 ? captured : converted(captured, random));
      if (found.isEmpty() || found.get(0).symbols() != 8) {
        return null;
      }
      row.measuredDb.add(found.get(0).snrDb());
      return MODEL.embedOne(found.get(0).samples());
    }

    /** The packet's RMS is 1 here; a converter's zero is anywhere between two steps. */
    private IqSignal converted(IqSignal captured, Random random) {
      double zeroI = random.nextDouble();
      double zeroQ = random.nextDouble();
      float[] iq = captured.toArray();
      for (int n = 0; n < iq.length; n++) {
        iq[n] = (float) Math.rint(iq[n] * levelSteps + (n % 2 == 0 ? zeroI : zeroQ));
      }
      return IqSignal.of(iq, RATE_HZ);
    }
  }

  /** What became of the packets in one condition. */
  private static final class Row {
    private final List<Double> measuredDb = new ArrayList<>();
    private final List<Double> moved = new ArrayList<>();
    private final int[][] named = new int[2][3]; // enrolled well, alike; rightly, wrongly, rogue
    private final int[] roguesAccepted = new int[2];

    void count(int enrolled, Identification who, String name, boolean isRogue) {
      boolean recognised = who instanceof Identification.Recognised;
      if (isRogue) {
        roguesAccepted[enrolled] += recognised ? 1 : 0;
        return;
      }
      boolean right =
          who instanceof Identification.Recognised known && known.deviceId().equals(name);
      named[enrolled][right ? 0 : recognised ? 1 : 2]++;
    }

    void print(Condition condition) {
      Collections.sort(moved);
      System.out.printf(
          Locale.ROOT,
          "%4.0f dB %5.1f steps %6.1f | %4d %4d %4d %4d | %4d %4d %4d %4d | %6.2f %6.2f%n",
          condition.snrDb(),
          condition.levelSteps(),
          measuredDb.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN),
          named[0][0],
          named[0][1],
          named[0][2],
          roguesAccepted[0],
          named[1][0],
          named[1][1],
          named[1][2],
          roguesAccepted[1],
          moved.get(moved.size() / 2),
          moved.get(moved.size() * 19 / 20));
    }

    double wrongShare() {
      return (double) named[0][1] / Math.max(1, named[0][0] + named[0][1]);
    }
  }

  private static IqSignal arrived(SimulatedDevices devices, int device, long packet) {
    RandomGenerator random = devices.channelRandom(device, packet, 1);
    List<Integer> payload = random.ints(4, 0, LORA.chips()).boxed().toList();
    IqSignal sent =
        devices.packet(device, packet, LORA, LoraPacketLayout.lorawan(payload), RATE_HZ);
    return new MultipathChannel(
            random.nextDouble(5e-9, 300e-9), random.nextDouble(10), random.nextDouble(10))
        .apply(sent, random);
  }

  private static List<Row> measure(List<Condition> conditions) {
    List<Row> rows = conditions.stream().map(condition -> new Row()).toList();
    LoraFamily[] families = LoraFamily.values();
    for (int draw = 0; draw < DRAWS; draw++) {
      SimulatedDevices devices =
          SimulatedDevices.of(List.of(families[draw]), DEVICES + ROGUES, 1, -8000 - draw);
      List<Matcher> matchers = enrolled(devices, conditions);
      for (int device = 0; device < DEVICES + ROGUES; device++) {
        for (int n = 0; n < FRESH; n++) {
          IqSignal arrived = arrived(devices, device, LONG_AFTER + PACKETS_BETWEEN * (long) n);
          Fingerprint clean = new Condition(60, 0).fingerprint(arrived, new Random(5), new Row());
          for (int i = 0; i < conditions.size(); i++) {
            Row row = rows.get(i);
            Random random = new Random(777L * n + device * 1009L + i * 77L + 1);
            Fingerprint print = conditions.get(i).fingerprint(arrived, random, row);
            if (print != null && clean != null) {
              row.moved.add(print.distanceTo(clean));
            }
            if (print != null) {
              boolean isRogue = device >= DEVICES;
              row.count(0, matchers.get(0).identify(print), "d" + device, isRogue);
              row.count(1, matchers.get(i + 1).identify(print), "d" + device, isRogue);
            }
          }
        }
      }
    }
    return rows;
  }

  /** Over devices enrolled at 35 to 45 dB, and then in each of the conditions. */
  private static List<Matcher> enrolled(SimulatedDevices devices, List<Condition> conditions) {
    List<InMemoryFingerprintStore> stores = new ArrayList<>();
    for (int i = 0; i <= conditions.size(); i++) {
      stores.add(new InMemoryFingerprintStore());
    }
    for (int device = 0; device < DEVICES; device++) {
      List<List<Fingerprint>> prints = new ArrayList<>();
      stores.forEach(store -> prints.add(new ArrayList<>()));
      for (int n = 0; n < ENROLLED; n++) {
        IqSignal arrived = arrived(devices, device, PACKETS_BETWEEN * (long) n);
        for (int i = 0; i <= conditions.size(); i++) {
          int index =
              (i + conditions.size()) % (conditions.size() + 1); // the good one has the last
          Random random = new Random(31L * n + device * 1009L + index * 77L);
          Condition condition =
              i == 0 ? new Condition(35 + 10 * random.nextDouble(), 0) : conditions.get(i - 1);
          Fingerprint print = condition.fingerprint(arrived, random, new Row());
          if (print != null) {
            prints.get(i).add(print);
          }
        }
      }
      for (int i = 0; i < stores.size(); i++) {
        stores.get(i).enrol("d" + device, prints.get(i));
      }
    }
    return stores.stream()
        .map(
            store ->
                KnnMatcher.withThreshold(MODEL.description().threshold()).over(store.snapshot()))
        .toList();
  }

  private static void print(List<Condition> conditions) {
    System.out.printf(
        "%23s | %19s | %19s |%n%23s | %s | %s | moved 50 %%, 95 %%%n",
        "",
        "enrolled well",
        "enrolled alike",
        "SNR as measured",
        " ok  bad  rog  far",
        " ok  bad  rog  far");
    List<Row> rows = measure(conditions);
    for (int i = 0; i < rows.size(); i++) {
      rows.get(i).print(conditions.get(i));
      boolean within =
          conditions.get(i).snrDb() >= LIMITS.minimumSnrDb().orElseThrow()
              && (conditions.get(i).levelSteps() == 0
                  || conditions.get(i).levelSteps() >= LIMITS.minimumLevelSteps().orElseThrow());
      assertThat(rows.get(i).wrongShare()).isLessThan(within ? 0.02 : 1.1);
    }
  }

  @Test
  void snr() {
    print(
        List.of(20, 22, 24, 26, 28, 30, 40).stream()
            .map(snrDb -> new Condition(snrDb, 0))
            .toList());
  }

  @Test
  void level() {
    print(
        List.of(1, 1.5, 2, 3, 4, 6, 8, 16).stream()
            .map(steps -> new Condition(40, steps.doubleValue()))
            .toList());
  }
}
