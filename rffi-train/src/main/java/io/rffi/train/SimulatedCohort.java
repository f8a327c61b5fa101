package io.rffi.train;

import io.rffi.api.Fingerprint;
import io.rffi.api.IqSignal;
import io.rffi.api.decision.DecisionStatistics;
import io.rffi.augment.SimulatedDevices;
import io.rffi.augment.node.Conditions;
import io.rffi.augment.node.LoraReceiver;
import io.rffi.augment.node.NodeFamily;
import io.rffi.augment.random.Seeds;
import io.rffi.augment.transmitter.Transmitter;
import io.rffi.dsp.FrontEnd;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.embed.onnx.ModelDescription;
import io.rffi.embed.onnx.OnnxEmbedder;
import io.rffi.match.StatisticsEstimator;
import io.rffi.train.onnx.OnnxMetadata;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Unknown radios for a LoRa model's decisions, simulated: half of them nodes of all families that
 * are switched off and on before every packet, half of them units that change from session to
 * session by their crystal alone. Each packet comes through another channel, and is received at
 * several signal-to-noise ratios; every {@value #RADIOS_A_RECEIVER} radios have a receiver of their
 * own.
 */
public final class SimulatedCohort {
  private static final LoraParameters LORA = LoraParameters.EU868_SF7;
  private static final int RADIOS_A_RECEIVER = 50;
  private static final int PACKETS = 4;

  /** Beyond the last, what differs from packet to packet hides the noise. */
  private static final double[] SNR_DB = {20, 23, 26, 30, 35, 42};

  /** Seeds of nodes and of receivers must not meet. */
  private static final long RECEIVERS = 0x52e8_1d3cL;

  /** One symbol more than the network sees, for late cuts. */
  private static final int SYMBOLS = 9;

  private static final FrontEnd SAMPLES =
      FrontEnd.iqWindow(FrontEnd.LORA.sampleRateHz(), FrontEnd.LORA.samples());

  private final int radios;
  private final long seed;
  private final SimulatedDevices steady;

  /**
   * A cohort.
   *
   * @param radios how many, ≥ 20; a false-accept rate r takes 1/r − 1
   * @param seed fixes them, ≥ 0; it should differ from that of a training
   */
  public SimulatedCohort(int radios, long seed) {
    if (radios < 20 || seed < 0) {
      throw new IllegalArgumentException(
          "a cohort takes 20 radios and a seed of 0 or more, got " + radios + " and " + seed);
    }
    this.radios = radios;
    this.seed = seed;
    steady = SimulatedDevices.lora(radios, seed);
  }

  /**
   * Adds decision statistics to a model; those that it has are replaced, all else stays.
   *
   * @param model an ONNX file that describes itself, made for LoRa SF7 125 kHz, eight symbols at 1
   *     MHz
   * @param out where to write it; may be the same file
   * @param step is run after each radio, by several threads
   * @return what was learnt
   * @throws IOException if a file can't be read or written
   * @throws IllegalArgumentException if the model is made for anything else
   */
  public DecisionStatistics calibrate(Path model, Path out, Runnable step) throws IOException {
    try (OnnxEmbedder embedder = OnnxEmbedder.load(model)) {
      ModelDescription description = embedder.description();
      FrontEnd frontEnd = description.frontEnd();
      if (!description.waveform().equals(Optional.of(LORA.text()))
          || frontEnd.samples() != SAMPLES.samples()
          || frontEnd.sampleRateHz() != SAMPLES.sampleRateHz()) {
        throw new IllegalArgumentException(
            "%s is not made for eight symbols of %s at 1 MHz: there are no simulated radios for it"
                .formatted(model, LORA.text()));
      }
      DecisionStatistics statistics = statistics(embedder, step);
      OnnxMetadata.put(model, out, description.withStatistics(statistics).toMetadata());
      return statistics;
    }
  }

  private DecisionStatistics statistics(OnnxEmbedder embedder, Runnable step) {
    float[][][][] all = new float[SNR_DB.length][radios][][];
    IntStream.range(0, radios)
        .parallel()
        .forEach(
            radio -> {
              float[][][] levels = fingerprints(embedder, radio);
              for (int level = 0; level < levels.length; level++) {
                all[level][radio] = levels[level];
              }
              step.run();
            });
    return StatisticsEstimator.estimate(SNR_DB, all);
  }

  /** [level][packet][value]. */
  private float[][][] fingerprints(OnnxEmbedder embedder, int radio) {
    RandomGenerator random = Seeds.trainingGenerator(seed, radio);
    LongFunction<Transmitter> sender = sender(radio, random);
    LoraReceiver receiver =
        new LoraReceiver(
            SAMPLES, Seeds.trainingGenerator(seed ^ RECEIVERS, radio / RADIOS_A_RECEIVER));
    float[][][] levels = new float[SNR_DB.length][PACKETS][];
    for (int packet = 0; packet < PACKETS; packet++) {
      Transmitter unit = sender.apply(packet);
      IqSignal sent = unit.preamble(LORA, SYMBOLS, LoraReceiver.RATE_HZ, random);
      IqSignal arrived = Conditions.JUDGED.channel(random).apply(sent, random);
      List<IqSignal> received = new ArrayList<>();
      for (double snrDb : SNR_DB) {
        received.add(signal(receiver.receive(arrived, unit.carrierOffsetHz(), snrDb, random)));
      }
      List<Fingerprint> prints = embedder.embed(received);
      for (int level = 0; level < levels.length; level++) {
        levels[level][packet] = prints.get(level).toArray();
      }
    }
    return levels;
  }

  /** What a radio is like at each of its packets: every other one is never switched off. */
  private LongFunction<Transmitter> sender(int radio, RandomGenerator random) {
    if (radio % 2 == 1) {
      return packet -> steady.unit(radio / 2, packet * SimulatedDevices.PACKETS_PER_SESSION);
    }
    List<NodeFamily> families = NodeFamily.ALL;
    NodeFamily.Node node = families.get(radio / 2 % families.size()).draw(1, random);
    return packet -> node.switchedOn(random);
  }

  /** Row 0 is I, row 1 is Q. */
  private static IqSignal signal(float[] rows) {
    int length = rows.length / 2;
    float[] values = new float[rows.length];
    for (int n = 0; n < length; n++) {
      values[2 * n] = rows[n];
      values[2 * n + 1] = rows[length + n];
    }
    return IqSignal.of(values, LoraReceiver.RATE_HZ);
  }
}
