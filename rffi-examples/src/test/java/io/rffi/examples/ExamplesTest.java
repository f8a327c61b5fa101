package io.rffi.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rffi.api.DeviceIdentifier;
import io.rffi.api.Identification;
import io.rffi.api.IdentifiedPacket;
import io.rffi.api.IqSignal;
import io.rffi.api.SignalQualityException;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.dsp.lora.LoraPreambleExtractor;
import io.rffi.dsp.stream.ScanPlan;
import io.rffi.dsp.stream.ScanStatistics;
import io.rffi.io.SampleFormat;
import io.rffi.io.SampleStream;
import io.rffi.match.InMemoryFingerprintStore;
import io.rffi.store.jdbc.JdbcFingerprintStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples do what they show. */
class ExamplesTest {
  private static final LoraPreambleExtractor PREAMBLES =
      LoraPreambleExtractor.of(LoraParameters.EU868_SF7);

  private final SimulatedRadio radio = new SimulatedRadio(3, 5);

  /** Everything but the model is the examples' own, so that what is tested is what is shown. */
  private static DeviceIdentifier custom(double threshold) {
    return DeviceIdentifier.builder()
        .preambles(PREAMBLES)
        .embedder(new CustomEmbedder())
        .store(new InMemoryFingerprintStore())
        .matcher(gallery -> new CustomMatcher(gallery, threshold))
        .build();
  }

  @Test
  void theBundledModelRecognisesTheDeviceThatWasEnrolled(@TempDir Path store) {
    Identification who =
        EnrolAndIdentify.run(
            store.resolve("devices"),
            radio.recordings(0, 0, 20),
            radio.recordings(0, 100, 1).get(0));
    assertThat(who)
        .isInstanceOfSatisfying(
            Identification.Recognised.class,
            known -> assertThat(known.deviceId()).isEqualTo("sensor-17"));
  }

  /** Nobody asked for a gate: what is too poor is not enrolled, and nothing is stored. */
  @Test
  void theMainJobRefusesToEnrolAClippedRecording(@TempDir Path folder) {
    List<IqSignal> recordings = new ArrayList<>(radio.recordings(0, 0, 3));
    recordings.set(2, clipped(recordings.get(2)));
    Path store = folder.resolve("devices");

    assertThatThrownBy(
            () -> EnrolAndIdentify.run(store, recordings, radio.recordings(0, 100, 1).get(0)))
        .isInstanceOf(SignalQualityException.class)
        .hasMessageContaining("lower the receiver's gain");
    try (JdbcFingerprintStore after = JdbcFingerprintStore.open(store)) {
      assertThat(after.snapshot().devices()).isEmpty();
    }
  }

  /** I and Q beyond half of a packet's amplitude stand at full scale. */
  private static IqSignal clipped(IqSignal recording) {
    float[] iq = recording.toArray();
    for (int n = 0; n < iq.length; n++) {
      iq[n] = Math.max(-0.5f, Math.min(0.5f, iq[n]));
    }
    return IqSignal.of(iq, recording.sampleRateHz());
  }

  @Test
  void handMadeFeaturesTellDevicesApartToo() {
    SimulatedRadio five = new SimulatedRadio(5, 8);
    Map<String, List<IqSignal>> devices = new HashMap<>();
    for (int device = 0; device < 5; device++) {
      devices.put("sensor-" + device, five.recordings(device, 0, 20));
    }
    List<Identification> verdicts = WithoutNetwork.run(devices, five.recordings(1, 100, 20));
    assertThat(verdicts)
        .filteredOn(
            who ->
                who instanceof Identification.Recognised known
                    && known.deviceId().equals("sensor-1"))
        .hasSizeGreaterThanOrEqualTo(17);
  }

  @Test
  void impairmentsCanBeRead() {
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
      WithoutNetwork.print(radio.recordings(0, 0, 1).get(0));
    } finally {
      System.setOut(before);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8).lines())
        .hasSizeGreaterThan(15)
        .allMatch(line -> line.matches("[^:]+: -?[0-9.e+-]+ .+"))
        .anyMatch(line -> line.startsWith("gain imbalance: ") && line.endsWith(" dB"));
  }

  @Test
  void ownStagesFitIn() {
    try (DeviceIdentifier identifier = custom(Double.MAX_VALUE)) {
      identifier.enrol("a", radio.recordings(0, 0, 3));
      identifier.enrol("b", radio.recordings(1, 0, 3));
      assertThat(identifier.identify(radio.recordings(0, 0, 1).get(0)))
          .isInstanceOf(Identification.Recognised.class);
      assertThat(identifier.gallery().devices()).hasSize(2);
    }
    try (DeviceIdentifier nobody = custom(Double.MAX_VALUE)) {
      assertThat(nobody.identify(radio.recordings(0, 0, 1).get(0)))
          .isInstanceOf(Identification.Rogue.class);
    }
    try (DeviceIdentifier strict = custom(0)) {
      strict.enrol("a", radio.recordings(0, 0, 3));
      assertThat(strict.identify(radio.recordings(0, 9, 1).get(0)))
          .isInstanceOf(Identification.Rogue.class);
    }
  }

  /** 20 packets, each once and in order, though the samples come in pieces. */
  @Test
  void theGatewayLoopSeesEachPacketOnce() throws IOException, InterruptedException {
    List<IqSignal> recordings = radio.recordings(0, 0, 20);
    ByteBuffer bytes =
        ByteBuffer.allocate(4 * recordings.stream().mapToInt(IqSignal::length).sum())
            .order(ByteOrder.LITTLE_ENDIAN);
    for (IqSignal recording : recordings) {
      for (float value : recording.toArray()) {
        bytes.putShort((short) (value * 8000));
      }
    }
    List<IdentifiedPacket> verdicts = new ArrayList<>();
    ScanPlan plan =
        ScanPlan.at(SimulatedRadio.SAMPLE_RATE_HZ).withChannel(0, LoraParameters.EU868_SF7);
    try (DeviceIdentifier identifier = custom(Double.MAX_VALUE)) {
      ScanStatistics statistics =
          GatewayLoop.run(
              new SampleStream(new ByteArrayInputStream(bytes.array()), SampleFormat.CI16_LE),
              plan,
              identifier,
              verdicts::add);
      assertThat(statistics.samples()).isEqualTo(bytes.capacity() / 4);
    }
    assertThat(verdicts).hasSize(20);
    assertThat(verdicts)
        .extracting(packet -> packet.preamble().startSample())
        .isSorted()
        .allMatch(start -> start < bytes.capacity() / 4.0);
  }
}
