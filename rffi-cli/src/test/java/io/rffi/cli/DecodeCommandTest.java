package io.rffi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rffi.augment.SimulatedCapture;
import io.rffi.augment.SimulatedDevices;
import io.rffi.augment.waveform.LoraPacketLayout;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.dsp.lora.frame.FrameFormat;
import io.rffi.dsp.lora.frame.LoraFrame;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecodeCommandTest {
  private static final String UPLINK = "4032085f01002100028a2228cb1542ab";
  private static final LoraParameters SF7 = LoraParameters.EU868_SF7;

  @TempDir private Path directory;

  private Path recording(FrameFormat format, String payload) {
    LoraFrame frame = LoraFrame.of(HexFormat.of().parseHex(payload), format);
    LoraPacketLayout layout = LoraPacketLayout.lorawan(frame.symbols(7));
    return TestRecordings.sigmf(
        directory,
        "packet",
        new SimulatedCapture(1e6)
            .silence(3000)
            .packet(SimulatedDevices.lora(1, 7).packet(0, 0, SF7, layout, 1e6), 0, 0)
            .silence(5000)
            .build(20, 125_000, new Random(1)));
  }

  @Test
  void readsAnUplink() {
    JsonNode line =
        Cli.run("decode", recording(FrameFormat.explicit(16, 5, SF7), UPLINK)).onlyJson();

    assertThat(line.fieldNames())
        .toIterable()
        .startsWith(
            "file",
            "startSample",
            "spreadingFactor",
            "bandwidthHz",
            "codingRate",
            "header",
            "crcOk",
            "payload",
            "devAddr",
            "fCnt");
    assertThat(line.get("spreadingFactor").asInt()).isEqualTo(7);
    assertThat(line.get("codingRate").asInt()).isEqualTo(5);
    assertThat(line.get("header").asText()).isEqualTo("explicit");
    assertThat(line.get("crcOk").asBoolean()).isTrue();
    assertThat(line.get("payload").asText()).isEqualTo(UPLINK);
    assertThat(line.get("devAddr").asText()).isEqualTo("015f0832");
    assertThat(line.get("fCnt").asInt()).isEqualTo(33);
    assertThat(line.get("fPort").isInt()).isTrue();
    assertThat(line.get("syncWord").asText()).isEqualTo("34");
  }

  @Test
  void readsAPacketWithoutHeaderOnlyIfToldWhatItHolds() {
    Path file = recording(FrameFormat.implicit(16, 7, SF7).withoutCrc(), UPLINK);

    JsonNode told = Cli.run("decode", "--implicit", "16:4/7", "--no-crc", file).onlyJson();
    JsonNode untold = Cli.run("decode", file).onlyJson();

    assertThat(told.get("payload").asText()).isEqualTo(UPLINK);
    assertThat(told.get("header").asText()).isEqualTo("implicit");
    assertThat(told.get("crcOk").isNull()).isTrue();
    assertThat(told.get("devAddr").isNull()).as("nothing says that it is right").isTrue();
    assertThat(untold.get("header").asText()).isEqualTo("unreadable");
    assertThat(untold.get("payload").isNull()).isTrue();
    assertThat(untold.get("codingRate").isNull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"16", "0:5", "256:5", "16:9", "16:4/4", "x:5"})
  void refusesWhatIsNoLengthAndRate(String implicit) {
    Cli cli = Cli.run("decode", "--implicit", implicit, directory.resolve("x.sigmf-meta"));

    assertThat(cli.exitCode()).isEqualTo(2);
    assertThat(cli.err()).contains("such as 16:4/7");
  }

  @Test
  void aCrcIsTheHeadersMatter() {
    Cli cli = Cli.run("decode", "--no-crc", directory.resolve("x.sigmf-meta"));

    assertThat(cli.exitCode()).isEqualTo(2);
    assertThat(cli.err()).contains("--implicit");
  }
}
