package io.rffi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Over-the-air recordings, which stay outside of the repository. */
@Tag("recording")
class RealRecordingsTest {
  private static final Path FOLDER = Path.of("../../shared/recordings");

  @BeforeEach
  void skipWithoutRecordings() {
    Assumptions.assumeTrue(Files.isDirectory(FOLDER), "no recordings at " + FOLDER);
  }

  @ParameterizedTest
  @CsvSource({"suai_sf7_bw125_1, 107888", "suai_sf7_bw125_2, 114139"})
  void findsTheOnePacketOfEachTransmitter(String name, double cfoHz) {
    JsonNode line = Cli.run("extract", FOLDER.resolve("lora").resolve(name)).onlyJson();

    assertThat(line.get("spreadingFactor").asInt()).isEqualTo(7);
    assertThat(line.get("bandwidthHz").asInt()).isEqualTo(125_000);
    assertThat(line.get("symbols").asInt()).isEqualTo(8);
    assertThat(line.get("cfoHz").asDouble()).isCloseTo(cfoHz, within(300.0));
    assertThat(line.get("clippedFraction").asDouble()).isZero();
    assertThat(line.get("truncated").asBoolean()).isFalse();
    assertThat(line.get("interferenceDb").isNull()).isTrue();
    assertThat(line.get("gainStepDb").asDouble()).isLessThan(0.3);
    assertThat(line.get("driftHz").asDouble()).isCloseTo(0, within(5.0));
  }

  @Test
  void findsAClippedPacketOfAnotherSpreadingFactor() {
    JsonNode line = Cli.run("extract", FOLDER.resolve("lora/unicorn_sf11_bw125_hello")).onlyJson();

    assertThat(line.get("spreadingFactor").asInt()).isEqualTo(11);
    assertThat(line.get("bandwidthHz").asInt()).isEqualTo(125_000);
    assertThat(line.get("clippedFraction").asDouble()).isGreaterThan(0.99);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lora/suai_noise_only", "adsb/dump1090_modes1"})
  void findsNothingWhereThereIsNoLora(String name) {
    Cli cli = Cli.run("extract", FOLDER.resolve(name));

    assertThat(cli.exitCode()).isEqualTo(1);
    assertThat(cli.out()).isEmpty();
  }
}
