package io.rffi.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.rffi.api.IqSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Over-the-air recordings, which stay outside of the repository. */
@Tag("recording")
class RealRecordingsTest {
  private static final Path FOLDER = Path.of("../../shared/recordings");

  @BeforeEach
  void skipWithoutRecordings() {
    Assumptions.assumeTrue(Files.isDirectory(FOLDER), "no recordings at " + FOLDER);
  }

  /** A checksum is verified where one is stated; most state one. */
  @Test
  void everyOneOpensWithItsChecksumVerified() throws IOException {
    int stated = 0;
    try (Stream<Path> files = Files.walk(FOLDER)) {
      for (Path meta : files.filter(f -> f.toString().endsWith(".sigmf-meta")).toList()) {
        stated += Files.readString(meta).contains("core:sha512") ? 1 : 0;
        try (Recordings recordings = Recordings.open(meta)) {
          Recording recording = recordings.only();
          long bytes = Files.size(SigmfPair.half(SigmfPair.base(meta), SigmfPair.DATA));
          assertThat(recording.sampleCount() * recording.format().bytesPerSample())
              .as("%s", meta)
              .isEqualTo(bytes);
          assertThat(recording.readAll().rms()).as("%s", meta).isBetween(1e-6, 1e3);
        }
      }
    }
    assertThat(stated).isGreaterThan(20);
  }

  @ParameterizedTest
  @CsvSource({
    "lora/suai_sf7_bw125_1,   2000000, cf32_le, 868000000, A",
    "lora/suai_noise_only,    2000000, ci8,     868000000,",
    "ble/advert_01,           3125000, cf32_le, ,          A",
    "ble/advert_11,           3125000, cf32_le, ,          B",
    "pluto5g/pluto3_capture2, 7680000, cf32_le, 3560000000, pluto3",
    "wifi/openofdm_radiated_6_5mbps, 20000000, ci16_le, ,",
    "adsb/dump1090_modes1,    2000000, cu8,     1090000000,"
  })
  void tellsRateFormatFrequencyAndEmitter(
      String name, double rateHz, String datatype, Double frequencyHz, String emitter) {
    try (Recordings recordings = Recordings.open(FOLDER.resolve(name))) {
      Recording recording = recordings.only();
      IqSignal signal = recording.read(0, 100);

      assertThat(recording.sampleRateHz()).isEqualTo(rateHz);
      assertThat(recording.format().datatype()).isEqualTo(datatype);
      assertThat(recording.emitter().orElse(null)).isEqualTo(emitter);
      assertThat(signal.sampleRateHz()).isEqualTo(rateHz);
      assertThat(signal.centreFrequencyHz().isPresent()).isEqualTo(frequencyHz != null);
      signal.centreFrequencyHz().ifPresent(hz -> assertThat(hz).isEqualTo(frequencyHz));
    }
  }

  @Test
  void seesTheReceiverThatWasDrivenIntoClipping() {
    try (Recordings recordings = Recordings.open(FOLDER.resolve("lora/unicorn_sf11_bw125_hello"))) {
      Recording recording = recordings.only();
      double burst = clipped(recording, 0.45);
      assertThat(burst).isGreaterThan(0.9);
      assertThat(clipped(recording, 0.05)).isLessThan(0.01);
    }
  }

  private static double clipped(Recording recording, double second) {
    IqSignal part = recording.read((long) (second * recording.sampleRateHz()), 100_000);
    return recording.format().clippedFraction(part).orElseThrow();
  }
}
