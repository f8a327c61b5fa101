package io.rffi.cli;

import io.rffi.api.DeviceIdentifier;
import io.rffi.api.Evidence;
import io.rffi.api.Identification;
import io.rffi.api.IqSignal;
import io.rffi.api.Preamble;
import io.rffi.api.QualityGate;
import io.rffi.augment.SimulatedCapture;
import io.rffi.augment.SimulatedDevices;
import io.rffi.augment.channel.MultipathChannel;
import io.rffi.augment.waveform.LoraPacketLayout;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.dsp.lora.LoraPreambleExtractor;
import io.rffi.embed.onnx.OnnxEmbedder;
import io.rffi.match.InMemoryFingerprintStore;
import io.rffi.match.KnnMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What the limits of the bundled LoRa model rest on: what share of the packets that it accepts
 * carries a wrong name, against SNR and against the level at the receiver's converter. For each of
 * {@value #DRAWS} draws ten simulated devices are enrolled from 15 packets each, at 35 to 45 dB or
 * in the condition that is asked about; then each sends {@value #FRESH} more, long after, and so do
 * five others that are not enrolled. Multipath and Doppler as in the demonstration. Prints tables.
 */
@Tag("heavy")
class ModelLimitsTest {
  private static final LoraParameters LORA = LoraParameters.EU868_SF7;
  private static final LoraPreambleExtractor PREAMBLES = LoraPreambleExtractor.of(LORA);
  private static final int DRAWS = 4;
  private static final int DEVICES = 10;
  private static final int ROGUES = 5;
  private static final int ENROLLED = 15;
  private static final int FRESH = 10;

  /** How packets are received: at what SNR, rate, and level in steps of a converter (0: floats). */
  private record Condition(double lowestDb, double highestDb, double rateHz, double levelSteps) {
    static final Condition GOOD = new Condition(35, 45, 1e6, 0);

    IqSignal receive(SimulatedDevices devices, int device, long packet) {
      RandomGenerator random = devices.channelRandom(device, packet, 1);
      List<Integer> payload = random.ints(8, 0, LORA.chips()).boxed().toList();
      IqSignal sent =
          devices.packet(device, packet, LORA, LoraPacketLayout.lorawan(payload), rateHz);
      IqSignal arrived =
          new MultipathChannel(
                  random.nextDouble(5e-9, 300e-9), random.nextDouble(10), random.nextDouble(10))
              .apply(sent, random);
      double snrDb = lowestDb == highestDb ? lowestDb : random.nextDouble(lowestDb, highestDb);
      double tunedHz = random.nextDouble(-20e3, 20e3);
      IqSignal captured =
          new SimulatedCapture(rateHz)
              .silence(3000)
              .packet(arrived, 0, tunedHz)
              .silence(2000)
              .build(snrDb, LORA.bandwidthHz(), random);
      return levelSteps == 0 ? captured : converted(captured, random);
    }

    /** The packet's RMS is 1 here; a converter's zero is anywhere between two steps. */
    private IqSignal converted(IqSignal captured, RandomGenerator random) {
      double zeroI = random.nextDouble();
      double zeroQ = random.nextDouble();
      float[] iq = captured.toArray();
      for (int n = 0; n < iq.length; n++) {
        double zero = n % 2 == 0 ? zeroI : zeroQ;
        iq[n] = (float) Math.rint(iq[n] * levelSteps + zero);
      }
      return IqSignal.of(iq, captured.sampleRateHz());
    }
  }

  /** What became of packets. */
  private static final class Tally {
    int sent;
    int right;
    int wrong;
    int refused;
    int rejected;
    int nearestRight;
    int rogues;
    int roguesAccepted;
    double snrDb;
    double levelSteps;
    int measured;

    void add(DeviceIdentifier identifier, IqSignal capture, String name) {
      sent++;
      List<Preamble> found = PREAMBLES.extract(capture);
      if (found.isEmpty()) {
        rejected++;
        return;
      }
      snrDb += found.get(0).snrDb();
      levelSteps += found.get(0).quality().levelSteps();
      measured++;
      Identification who = identifier.identify(found.get(0)).identification();
      if (who instanceof Identification.Recognised known) {
        right += known.deviceId().equals(name) ? 1 : 0;
        wrong += known.deviceId().equals(name) ? 0 : 1;
      } else if (who instanceof Identification.Rogue) {
        refused++;
      } else {
        rejected++;
      }
      if (who.evidence()
          .map(Evidence::neighbours)
          .filter(near -> near.get(0).deviceId().equals(name))
          .isPresent()) {
        nearestRight++;
      }
    }

    void addRogue(DeviceIdentifier identifier, IqSignal capture) {
      rogues++;
      List<Preamble> found = PREAMBLES.extract(capture);
      if (!found.isEmpty()
          && identifier.identify(found.get(0)).identification()
              instanceof Identification.Recognised) {
        roguesAccepted++;
      }
    }

    double wrongShare() {
      return right + wrong == 0 ? 0 : (double) wrong / (right + wrong);
    }

    void print(String condition) {
      System.out.printf(
          Locale.ROOT,
          "%-34s %6.1f %7.1f %6d %6d %6d %6d %6d %7.2f %% %7.1f %% %4d of %d%n",
          condition,
          snrDb / measured,
          levelSteps / measured,
          sent,
          right,
          wrong,
          refused,
          rejected,
          100 * wrongShare(),
          100.0 * nearestRight / Math.max(1, sent - rejected),
          roguesAccepted,
          rogues);
    }
  }

  /** The devices of each draw, enrolled. */
  private static final class Galleries implements AutoCloseable {
    private final List<SimulatedDevices> devices = new ArrayList<>();
    private final List<DeviceIdentifier> identifiers = new ArrayList<>();

    Galleries(Condition enrolled) {
      for (int draw = 0; draw < DRAWS; draw++) {
        SimulatedDevices drawn = SimulatedDevices.lora(DEVICES + ROGUES, -8000 - draw);
        devices.add(drawn);
        identifiers.add(enrol(drawn, enrolled));
      }
    }

    private static DeviceIdentifier enrol(SimulatedDevices devices, Condition enrolled) {
      OnnxEmbedder model = OnnxEmbedder.bundledLora();
      InMemoryFingerprintStore store = new InMemoryFingerprintStore();
      for (int device = 0; device < DEVICES; device++) {
        int unit = device;
        store.enrol(
            "d" + device,
            IntStream.range(0, 4 * ENROLLED)
                .mapToObj(n -> PREAMBLES.extract(enrolled.receive(devices, unit, 16L * n)))
                .filter(found -> found.size() == 1 && found.get(0).symbols() == 8)
                .limit(ENROLLED)
                .map(found -> model.embedOne(found.get(0).samples()))
                .toList());
      }
      return DeviceIdentifier.builder()
          .preambles(PREAMBLES)
          .qualityGate(QualityGate.OPEN)
          .ignoreEmbedderLimits()
          .embedder(model)
          .store(store)
          .matcher(KnnMatcher.withThreshold(model.description().threshold()))
          .build();
    }

    Tally hear(Condition fresh) {
      Tally tally = new Tally();
      for (int draw = 0; draw < DRAWS; draw++) {
        for (int n = 0; n < FRESH; n++) {
          for (int device = 0; device < DEVICES + ROGUES; device++) {
            IqSignal capture = fresh.receive(devices.get(draw), device, (1 << 20) + 16L * n);
            if (device < DEVICES) {
              tally.add(identifiers.get(draw), capture, "d" + device);
            } else {
              tally.addRogue(identifiers.get(draw), capture);
            }
          }
        }
      }
      return tally;
    }

    @Override
    public void close() {
      identifiers.forEach(DeviceIdentifier::close);
    }
  }

  private static void head(String title) {
    System.out.printf(
        "%n%s%n%-34s %6s %7s %6s %6s %6s %6s %6s %9s %9s %s%n",
        title,
        "",
        "SNR",
        "level",
        "sent",
        "right",
        "wrong",
        "as rog",
        "reject",
        "wrong",
        "nearest",
        "rogues accepted");
  }

  @Test
  void snr() {
    try (Galleries good = new Galleries(Condition.GOOD)) {
      head("Against SNR: enrolled at 35 to 45 dB");
      for (int snr : new int[] {10, 16, 18, 20, 22, 24, 26, 28, 30, 34, 40}) {
        good.hear(new Condition(snr, snr, 1e6, 0)).print(snr + " dB");
      }
    }
    head("Against SNR: enrolled as received");
    for (int snr : new int[] {18, 20, 22, 24, 26, 28, 30}) {
      Condition both = new Condition(snr, snr, 1e6, 0);
      try (Galleries weak = new Galleries(both)) {
        weak.hear(both).print(snr + " dB");
      }
    }
  }

  @Test
  void level() {
    try (Galleries good = new Galleries(Condition.GOOD)) {
      for (double rate : new double[] {1e6, 250e3}) {
        head("Against level at 40 dB, rate " + rate + " Hz: enrolled well");
        for (double level : new double[] {0.5, 0.7, 1, 1.5, 2, 3, 4, 6, 8, 12, 16, 24}) {
          good.hear(new Condition(40, 40, rate, level)).print(level + " steps");
        }
      }
      head("Level at lower SNRs: enrolled well");
      for (double level : new double[] {2, 4, 8}) {
        for (double snr : new double[] {25, 30}) {
          good.hear(new Condition(snr, snr, 1e6, level)).print(level + " steps, " + snr + " dB");
        }
      }
    }
    head("Against level at 40 dB: enrolled as received");
    for (double level : new double[] {1, 2, 3, 4, 6, 8, 12}) {
      Condition both = new Condition(40, 40, 1e6, level);
      try (Galleries weak = new Galleries(both)) {
        weak.hear(both).print(level + " steps");
      }
    }
  }
}
