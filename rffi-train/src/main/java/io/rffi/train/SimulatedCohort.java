package io.rffi.train;

import io.rffi.api.Fingerprint;
import io.rffi.api.IqSignal;
import io.rffi.api.Preamble;
import io.rffi.api.PreambleExtractor;
import io.rffi.api.QualityGate;
import io.rffi.api.decision.DecisionStatistics;
import io.rffi.augment.SimulatedDevices;
import io.rffi.augment.SimulatedSite;
import io.rffi.augment.node.Conditions;
import io.rffi.augment.node.LoraReceiver;
import io.rffi.augment.node.NodeFamily;
import io.rffi.augment.random.Seeds;
import io.rffi.augment.transmitter.Transmitter;
import io.rffi.dsp.FrontEnd;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.dsp.lora.LoraPreambleExtractor;
import io.rffi.embed.onnx.ModelDescription;
import io.rffi.embed.onnx.OnnxEmbedder;
import io.rffi.match.StatisticsEstimator;
import io.rffi.train.data.RowsOfIq;
import io.rffi.train.onnx.OnnxMetadata;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Unknown radios for a LoRa model's decisions, simulated, in two groups of one size. Those of the
 * first are nodes of all families that are switched off and on before every packet, received as in
 * a training; every {@value #RADIOS_A_RECEIVER} radios have a receiver of their own. Those of the
 * second are units of a {@link SimulatedSite}, which change from session to session by their
 * crystal alone, and whose packets the extractor finds. Each packet comes through another channel,
 * and is received at several signal-to-noise ratios.
 */
public final class SimulatedCohort {
  private static final LoraParameters LORA = LoraParameters.EU868_SF7;
  private static final int RADIOS_A_RECEIVER = 50;
  private static final int PACKETS = 4;
  private static final int KINDS = 2;
  private static final int STEADY = 1;

  /** Beyond the last, what differs from packet to packet hides the noise. */
  private static final double[] SNR_DB = {20, 23, 26, 30, 35, 42};

  /** Seeds of nodes and of receivers must not meet. */
  private static final long RECEIVERS = 0x52e8_1d3cL;

  /** One symbol more than the network sees, for late cuts. */
  private static final int SYMBOLS = 9;

  private static final PreambleExtractor EXTRACTOR = LoraPreambleExtractor.of(LORA);
  private static final FrontEnd SAMPLES =
      FrontEnd.iqWindow(FrontEnd.LORA.sampleRateHz(), FrontEnd.LORA.samples());

  private final int radios;
  private final long seed;
  private final SimulatedSite site;

  /**
   * A cohort.
   *
   * @param radios how many, ≥ 20; a false-accept rate r takes 1/r − 1 of each kind
   * @param seed fixes them, ≥ 0; it should differ from that of a training
   */
  public SimulatedCohort(int radios, long seed) {
    if (radios < 20 || seed < 0) {
      throw new IllegalArgumentException(
          "a cohort takes 20 radios and a seed of 0 or more, got " + radios + " and " + seed);
    }
    this.radios = radios;
    this.seed = seed;
    site = new SimulatedSite(SimulatedDevices.lora(radios, seed));
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
    int[] kinds = IntStream.range(0, radios).map(SimulatedCohort::kind).toArray();
    return StatisticsEstimator.estimate(SNR_DB, all, kinds);
  }

  /** The group of a radio: every other one is never switched off. */
  private static int kind(int radio) {
    return radio % KINDS;
  }

  /** [level][packet][value]. */
  private float[][][] fingerprints(OnnxEmbedder embedder, int radio) {
    Iterator<List<IqSignal>> packets =
        kind(radio) == STEADY ? steady(radio / KINDS) : restarted(radio);
    float[][][] levels = new float[SNR_DB.length][PACKETS][];
    for (int packet = 0; packet < PACKETS; packet++) {
      List<Fingerprint> prints = embedder.embed(packets.next());
      for (int level = 0; level < levels.length; level++) {
        levels[level][packet] = prints.get(level).toArray();
      }
    }
    return levels;
  }

  /** Preambles of a node, another restart in each, at all levels. */
  private Iterator<List<IqSignal>> restarted(int radio) {
    RandomGenerator random = Seeds.trainingGenerator(seed, radio);
    List<NodeFamily> families = NodeFamily.ALL;
    NodeFamily.Node node = families.get(radio / KINDS % families.size()).draw(1, random);
    LoraReceiver receiver =
        new LoraReceiver(
            SAMPLES, Seeds.trainingGenerator(seed ^ RECEIVERS, radio / RADIOS_A_RECEIVER));
    return Stream.generate(() -> preambles(node.switchedOn(random), receiver, random)).iterator();
  }

  private static List<IqSignal> preambles(
      Transmitter unit, LoraReceiver receiver, RandomGenerator random) {
    IqSignal sent = unit.preamble(LORA, SYMBOLS, LoraReceiver.RATE_HZ, random);
    IqSignal arrived = Conditions.JUDGED.channel(random).apply(sent, random);
    return Arrays.stream(SNR_DB)
        .mapToObj(snrDb -> receiver.receive(arrived, unit.carrierOffsetHz(), snrDb, random))
        .map(rows -> RowsOfIq.signal(rows, LoraReceiver.RATE_HZ))
        .toList();
  }

  /** Preambles of a unit, another session in each, that the extractor finds at all levels. */
  private Iterator<List<IqSignal>> steady(int unit) {
    return LongStream.iterate(0, number -> number + SimulatedSite.PACKETS_A_SESSION)
        .mapToObj(number -> site.enrolment(unit, number, SNR_DB))
        .map(captures -> captures.stream().map(EXTRACTOR::extract).toList())
        .filter(levels -> levels.stream().allMatch(SimulatedCohort::isOneGoodPacket))
        .map(levels -> levels.stream().map(found -> found.get(0).samples()).toList())
        .iterator();
  }

  private static boolean isOneGoodPacket(List<Preamble> found) {
    return found.size() == 1 && QualityGate.standard().check(found.get(0)).isEmpty();
  }
}
