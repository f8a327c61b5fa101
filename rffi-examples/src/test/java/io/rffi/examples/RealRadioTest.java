package io.rffi.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rffi.api.DeviceIdentifier;
import io.rffi.api.Identification;
import io.rffi.api.IqSignal;
import io.rffi.api.Preamble;
import io.rffi.api.SignalQualityException;
import io.rffi.api.Verification;
import io.rffi.dsp.Resampler;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.dsp.lora.LoraPreambleExtractor;
import io.rffi.embed.onnx.OnnxEmbedder;
import io.rffi.io.Recordings;
import io.rffi.match.InMemoryFingerprintStore;
import io.rffi.match.LikelihoodMatcher;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The main job on two real transmitters, of which there is one packet each: enrolled as recorded,
 * then received again otherwise. The recordings are not in the repository: skipped where they are
 * not.
 */
@Tag("recording")
class RealRadioTest {
  private static final Path FOLDER = Path.of("../../shared/recordings/lora");
  private static final LoraPreambleExtractor PREAMBLES =
      LoraPreambleExtractor.of(LoraParameters.EU868_SF7);

  private static DeviceIdentifier identifier;
  private static List<IqSignal> packets;

  @BeforeAll
  static void enrolOnePacketEach() {
    assumeTrue(Files.isDirectory(FOLDER), "no recordings here");
    packets = List.of(read("suai_sf7_bw125_1"), read("suai_sf7_bw125_2"));
    OnnxEmbedder model = OnnxEmbedder.bundledLora();
    identifier =
        DeviceIdentifier.builder()
            .preambles(PREAMBLES)
            .embedder(model)
            .ignoreEmbedderLimits() // the weaker packet has 20 dB
            .store(new InMemoryFingerprintStore())
            .matcher(LikelihoodMatcher.of(model))
            .build();
    identifier.enrol("A", packets.subList(0, 1));
    identifier.enrol("B", packets.subList(1, 2));
  }

  @AfterAll
  static void close() {
    if (identifier != null) {
      identifier.close();
    }
  }

  /** Unless told otherwise, the weaker packet is not enrolled: the model was made for 25 dB. */
  @Test
  void aWeakPacketIsEnrolledOnlyOnRequest() {
    OnnxEmbedder model = OnnxEmbedder.bundledLora();
    try (DeviceIdentifier careful =
        DeviceIdentifier.builder()
            .preambles(PREAMBLES)
            .embedder(model)
            .store(new InMemoryFingerprintStore())
            .matcher(LikelihoodMatcher.of(model))
            .build()) {
      assertThat(careful.enrol("A", packets.subList(0, 1))).isEqualTo(1);
      assertThatThrownBy(() -> careful.enrol("B", packets.subList(1, 2)))
          .isInstanceOfSatisfying(
              SignalQualityException.class, why -> assertThat(why.check()).isEqualTo("snr"));
    }
  }

  /** The preamble and what stands around it; the payload says nothing here. */
  static IqSignal read(String name) {
    try (Recordings recordings = Recordings.open(FOLDER.resolve(name + ".sigmf-meta"))) {
      return recordings.only().read(0, 40_000);
    }
  }

  /** Wherever the receiver is tuned, at 1, 2 and 2.4 MHz, cut at any fraction, down to 29 dB. */
  @Test
  void theStrongPacketReceivedOtherwiseIsItselfAndNotTheOther() {
    assertThat(receivedAgain(0, 29))
        .hasSize(60)
        .containsOnly("recognised as A, accepted as A, refused as B");
  }

  /**
   * At 20 dB, below the model's limit, the two radios are hardly apart. Of the stronger packet with
   * noise added 45 of 60 receptions are recognised, and none as the other radio; the weaker one,
   * which has 20 dB as it was recorded, is undecided. Asked whether it is the other radio, 4 of 120
   * pass.
   */
  @Test
  void atTwentyDecibelsNoneIsTakenForTheOther() {
    List<String> verdicts = new ArrayList<>(receivedAgain(0, 20));
    assertThat(verdicts)
        .filteredOn(verdict -> verdict.startsWith("recognised as A"))
        .hasSizeGreaterThan(30);
    verdicts.addAll(receivedAgain(1, 20));
    assertThat(verdicts).hasSize(120);
    assertThat(verdicts.subList(0, 60)).noneMatch(verdict -> verdict.contains("recognised as B"));
    assertThat(verdicts.subList(60, 120))
        .noneMatch(verdict -> verdict.contains("recognised as A"))
        .allMatch(verdict -> verdict.contains("accepted as B"));
    assertThat(verdicts.subList(0, 60))
        .filteredOn(verdict -> verdict.contains("accepted as B"))
        .hasSizeLessThan(7);
    assertThat(verdicts.subList(60, 120)).noneMatch(verdict -> verdict.contains("accepted as A"));
  }

  /** The verdicts on a packet received again in 60 ways. */
  private static List<String> receivedAgain(int packet, double snrDb) {
    List<String> verdicts = new ArrayList<>();
    int trial = 0;
    for (double shiftHz : new double[] {-20_000, -11_300, 0, 7_770, 20_000}) {
      for (double rateHz : new double[] {1e6, 2e6, 2.4e6}) {
        for (double fraction : new double[] {0, 0.25, 0.5, 0.8}) {
          trial++;
          IqSignal again =
              receivedAgain(
                  packets.get(packet), shiftHz, rateHz, fraction, snrDb, new Random(trial));
          verdicts.add(
              "%s, %s as A, %s as B"
                  .formatted(
                      words(identifier.identify(again)),
                      words(identifier.verify("A", again)),
                      words(identifier.verify("B", again))));
        }
      }
    }
    return verdicts;
  }

  private static String words(Identification who) {
    return who instanceof Identification.Recognised known
        ? "recognised as " + known.deviceId()
        : who.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  private static String words(Verification claim) {
    return claim.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  static IqSignal receivedAgain(
      IqSignal packet,
      double shiftHz,
      double rateHz,
      double fraction,
      double snrDb,
      Random random) {
    Preamble found = PREAMBLES.extract(packet).get(0);
    float[] iq = packet.toArray();
    double noise = noiseDeviation(packet, found, snrDb);
    for (int n = 0; n < packet.length(); n++) {
      double phase = 2 * Math.PI * shiftHz * n / packet.sampleRateHz();
      double re = packet.i(n) + noise * random.nextGaussian();
      double im = packet.q(n) + noise * random.nextGaussian();
      iq[2 * n] = (float) (re * Math.cos(phase) - im * Math.sin(phase));
      iq[2 * n + 1] = (float) (re * Math.sin(phase) + im * Math.cos(phase));
    }
    IqSignal moved = IqSignal.of(iq, packet.sampleRateHz());
    int length = (int) (packet.length() * rateHz / packet.sampleRateHz()) - 100;
    return new Resampler(rateHz).cut(moved, fraction, length);
  }

  /** The deviation of I and of Q that brings the packet down to an SNR in the LoRa bandwidth. */
  private static double noiseDeviation(IqSignal packet, Preamble found, double snrDb) {
    int length = (int) (8.192e-3 * packet.sampleRateHz());
    double power = Math.pow(packet.slice((int) found.startSample(), length).rms(), 2);
    double inBand = power * (Math.pow(10, -snrDb / 10) - Math.pow(10, -found.snrDb() / 10));
    return Math.sqrt(Math.max(0, inBand) / 2 * packet.sampleRateHz() / 125_000);
  }
}
