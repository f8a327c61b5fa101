package io.rffi.dsp.lora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rffi.api.IqSignal;
import io.rffi.api.Preamble;
import io.rffi.api.QualityGate;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real captures, which are not in the repository: skipped where they are not. */
@Tag("recording")
class RealRecordingsTest {
  private static final Path RECORDINGS = Path.of("../../shared/recordings");
  private static final LoraPreambleExtractor ALL = LoraPreambleExtractor.ofAll();

  private static IqSignal read(String name, boolean floats) throws IOException {
    Path file = RECORDINGS.resolve(name + ".sigmf-data");
    assumeTrue(Files.exists(file), "no recordings here");
    byte[] bytes = Files.readAllBytes(file);
    if (!floats) {
      float[] values = new float[bytes.length];
      for (int n = 0; n < values.length; n++) {
        values[n] = bytes[n] / 128f;
      }
      return IqSignal.of(values, 2e6);
    }
    FloatBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    float[] values = new float[buffer.remaining()];
    buffer.get(values);
    return IqSignal.of(values, 2e6);
  }

  /**
   * A singular value decomposition in numpy leaves −31 to −32 dB (packet 1) and −20.3 to −21.3 dB
   * (packet 2) in each symbol but the first, in which the power still comes up.
   */
  @ParameterizedTest
  @CsvSource({"1, 107888, 32", "2, 114139, 20"})
  void findsTheOnePreambleOfEachSf7Packet(int packet, double carrierHz, double snrDb)
      throws IOException {
    List<Preamble> found = ALL.extract(read("lora/suai_sf7_bw125_" + packet, true));
    assertThat(found).hasSize(1);
    assertThat(found.get(0).waveform()).isEqualTo(LoraParameters.EU868_SF7);
    assertThat(found.get(0).symbols()).isEqualTo(8);
    assertThat(found.get(0).cfoHz()).isCloseTo(carrierHz, within(300.0));
    assertThat(found.get(0).snrDb()).isCloseTo(snrDb, within(1.0));
    assertThat(QualityGate.standard().check(found.get(0))).isEmpty();
  }

  @Test
  void findsTheOnePreambleOfTheClippedSf11Packet() throws IOException {
    List<Preamble> found = ALL.extract(read("lora/unicorn_sf11_bw125_hello", false));
    assertThat(found).hasSize(1);
    assertThat(found.get(0).waveform()).isEqualTo(new LoraParameters(11, 125_000));
    assertThat(found.get(0).symbols()).isEqualTo(6);
    // The burst's power begins at sample 558 550, and both the first up-chirp's tone and the
    // down-chirps' lie at 6973 Hz there.
    assertThat(found.get(0).startSample()).isCloseTo(558_552, within(10.0));
    assertThat(found.get(0).cfoHz()).isCloseTo(6_978, within(20.0));
    assertThat(found.get(0).quality().clippedFraction()).isGreaterThan(0.99);
    assertThat(found.get(0).quality().truncated()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"lora/suai_noise_only", "adsb/dump1090_modes1"})
  void findsNothingElsewhere(String name) throws IOException {
    assertThat(ALL.extract(read(name, false))).isEmpty();
  }
}
