package io.rffi.dsp.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rffi.api.Preamble;
import io.rffi.dsp.lora.LoraParameters;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real captures as streams; they are not in the repository: skipped where they are not. */
@Tag("recording")
class RealStreamsTest {
  private static final Path RECORDINGS = Path.of("../../shared/recordings");
  private static final ScanPlan ALL_SPREADING_FACTORS =
      ScanPlan.at(2e6)
          .withWholeBand(
              new LoraParameters(7, 125_000),
              new LoraParameters(8, 125_000),
              new LoraParameters(9, 125_000),
              new LoraParameters(10, 125_000),
              new LoraParameters(11, 125_000),
              new LoraParameters(12, 125_000));

  private static float[] read(String name, boolean floats) throws IOException {
    Path file = RECORDINGS.resolve(name + ".sigmf-data");
    assumeTrue(Files.exists(file), "no recordings here");
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    float[] values = new float[floats ? bytes.remaining() / 4 : bytes.remaining()];
    for (int n = 0; n < values.length; n++) {
      values[n] = floats ? bytes.getFloat() : bytes.get() / 128f;
    }
    return values;
  }

  @ParameterizedTest
  @CsvSource({
    "lora/suai_sf7_bw125_1, true, 7, 107888, 300",
    "lora/suai_sf7_bw125_2, true, 7, 114139, 300",
    "lora/unicorn_sf11_bw125_hello, false, 11, 7600, 1000"
  })
  void findsTheOnePacketOfEach(String name, boolean floats, int sf, double carrierHz, double known)
      throws IOException {
    List<Preamble> found = TestStreams.scan(ALL_SPREADING_FACTORS, read(name, floats));
    assertThat(found).hasSize(1);
    assertThat(found.get(0).waveform()).isEqualTo(new LoraParameters(sf, 125_000));
    assertThat(found.get(0).cfoHz()).isCloseTo(carrierHz, within(known));
  }

  @ParameterizedTest
  @ValueSource(strings = {"lora/suai_noise_only", "adsb/dump1090_modes1"})
  void findsNothingElsewhere(String name) throws IOException {
    assertThat(TestStreams.scan(ALL_SPREADING_FACTORS, read(name, false))).isEmpty();
  }
}
