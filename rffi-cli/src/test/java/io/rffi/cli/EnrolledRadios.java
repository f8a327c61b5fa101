package io.rffi.cli;

import io.rffi.api.Fingerprint;
import io.rffi.api.IqSignal;
import io.rffi.api.Preamble;
import io.rffi.api.decision.DecisionStatistics;
import io.rffi.api.decision.ImpostorCohort;
import io.rffi.api.decision.TwoCovariance;
import io.rffi.augment.SimulatedCapture;
import io.rffi.augment.SimulatedDevices;
import io.rffi.augment.channel.MultipathChannel;
import io.rffi.augment.transmitter.LoraFamily;
import io.rffi.augment.waveform.LoraPacketLayout;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.dsp.lora.LoraPreambleExtractor;
import io.rffi.embed.onnx.OnnxEmbedder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Fingerprints of simulated radios, each packet in a room of its own, by the bundled model. */
final class EnrolledRadios {
  static final int EACH = 15;

  private static final LoraParameters LORA = LoraParameters.EU868_SF7;
  private static final LoraPreambleExtractor PREAMBLES = LoraPreambleExtractor.of(LORA);
  private static final double RATE_HZ = 1e6;
  private static final long LONG_AFTER = 1 << 20;
  private static final int PACKETS_BETWEEN = SimulatedDevices.PACKETS_PER_SESSION / 4;
  private static final OnnxEmbedder MODEL = OnnxEmbedder.bundledLora();

  /** Trainings draw from seeds of 0 and up. */
  private static final long SEED = -94_000;

  private EnrolledRadios() {}

  /** Packets of a radio over four sessions, others of these sessions, and those of later ones. */
  record Radio(List<Fingerprint> early, List<Fingerprint> meanwhile, List<Fingerprint> after) {}

  /** Units of all families or of one, which another draw has others of. */
  static List<Radio> draw(int units, boolean oneFamily, int draw) {
    LoraFamily[] families = LoraFamily.values();
    SimulatedDevices devices =
        SimulatedDevices.of(
            oneFamily ? List.of(families[draw % families.length]) : List.of(families),
            units,
            SimulatedDevices.REALISTIC_SPREAD,
            SEED - draw - (oneFamily ? 1000 : 0));
    return IntStream.range(0, units)
        .parallel()
        .mapToObj(
            unit ->
                new Radio(
                    packets(devices, unit, 0),
                    packets(devices, unit, 1),
                    packets(devices, unit, LONG_AFTER)))
        .toList();
  }

  private static List<Fingerprint> packets(SimulatedDevices devices, int unit, long first) {
    List<Fingerprint> packets = new ArrayList<>();
    for (long number = first; packets.size() < EACH; number += PACKETS_BETWEEN) {
      Random random = new Random(31 * number + 1009L * unit);
      Fingerprint packet = packet(devices, unit, number, random.nextDouble(26, 45), random);
      if (packet != null) {
        packets.add(packet);
      }
    }
    return packets;
  }

  /** Null if it is not found whole. */
  private static Fingerprint packet(
      SimulatedDevices devices, int unit, long number, double snrDb, Random random) {
    RandomGenerator channel = devices.channelRandom(unit, number, 1);
    List<Integer> payload = channel.ints(4, 0, LORA.chips()).boxed().toList();
    IqSignal sent = devices.packet(unit, number, LORA, LoraPacketLayout.lorawan(payload), RATE_HZ);
    IqSignal arrived =
        new MultipathChannel(
                channel.nextDouble(5e-9, 300e-9), channel.nextDouble(10), channel.nextDouble(10))
            .apply(sent, channel);
    IqSignal captured =
        new SimulatedCapture(RATE_HZ)
            .silence(2000)
            .packet(arrived, 0, random.nextDouble(-20e3, 20e3))
            .silence(1000)
            .build(snrDb, LORA.bandwidthHz(), random);
    List<Preamble> found = PREAMBLES.extract(captured);
    return found.isEmpty() || found.get(0).symbols() != 8
        ? null
        : MODEL.embedOne(found.get(0).samples()).withSnrDb(found.get(0).snrDb());
  }

  /** Of other units: how packets scatter at 45 dB, and by how much more at 26 dB. */
  static DecisionStatistics statistics() {
    int units = 180;
    int each = 8;
    SimulatedDevices devices = SimulatedDevices.lora(units, SEED - 5000);
    float[][][][] values =
        IntStream.range(0, 2)
            .mapToObj(
                level ->
                    IntStream.range(0, units)
                        .parallel()
                        .mapToObj(unit -> values(devices, unit, level == 0 ? 26 : 45, each))
                        .toArray(float[][][]::new))
            .toArray(float[][][][]::new);
    int axes = values[0][0][0].length;
    double[][] within = new double[axes][axes];
    double[][] noise = new double[axes][axes];
    double[][] between = new double[axes][axes];
    double[] mean = new double[axes];
    double[][] centres = new double[units][axes];
    double noisy = TwoCovariance.relativeNoise(26);
    double quiet = TwoCovariance.relativeNoise(45);
    for (int unit = 0; unit < units; unit++) {
      for (float[] packet : values[1][unit]) {
        for (int k = 0; k < axes; k++) {
          centres[unit][k] += packet[k] / each;
          mean[k] += packet[k] / each / units;
        }
      }
      for (int n = 0; n < each; n++) {
        double[] off = new double[axes];
        double[] moved = new double[axes];
        for (int k = 0; k < axes; k++) {
          off[k] = values[1][unit][n][k] - centres[unit][k];
          moved[k] = values[0][unit][n][k] - values[1][unit][n][k];
        }
        add(within, off, 1.0 / (units * (each - 1)));
        add(noise, moved, 1.0 / (units * each * (noisy + quiet)));
      }
    }
    for (int unit = 0; unit < units; unit++) {
      double[] off = new double[axes];
      for (int k = 0; k < axes; k++) {
        off[k] = centres[unit][k] - mean[k];
      }
      add(between, off, 1.0 / (units - 1));
    }
    double[][] projection = new double[axes][axes];
    for (int k = 0; k < axes; k++) {
      projection[k][k] = 1;
    }
    return new DecisionStatistics(
        new TwoCovariance(projection, mean, between, within, noise),
        new ImpostorCohort(new double[] {26, 45}, values));
  }

  private static float[][] values(SimulatedDevices devices, int unit, double snrDb, int each) {
    List<float[]> values = new ArrayList<>();
    for (long number = 0; values.size() < each; number += 4 * PACKETS_BETWEEN) {
      Fingerprint packet =
          packet(devices, unit, number, snrDb, new Random(77 * number + 13L * unit));
      if (packet != null) {
        values.add(packet.toArray());
      }
    }
    return values.toArray(float[][]::new);
  }

  private static void add(double[][] covariance, double[] off, double weight) {
    for (int i = 0; i < off.length; i++) {
      for (int j = 0; j < off.length; j++) {
        covariance[i][j] += weight * (off[i] * off[j]);
      }
    }
  }
}
