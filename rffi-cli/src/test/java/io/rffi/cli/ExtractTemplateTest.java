package io.rffi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.rffi.api.IqSignal;
import io.rffi.dsp.template.PreambleTemplate;
import io.rffi.dsp.template.Templates802154;
import io.rffi.dsp.template.TemplatesBle;
import io.rffi.io.Recordings;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtractTemplateTest {
  @TempDir private Path directory;

  /** Preambles alone, one behind the other with silence between, in noise at 8 MHz. */
  private Path capture(PreambleTemplate... sent) {
    Random random = new Random(4);
    float[] iq = new float[2 * 4000 * (sent.length + 1)];
    for (int n = 0; n < iq.length; n++) {
      iq[n] = (float) (0.02 * random.nextGaussian());
    }
    for (int k = 0; k < sent.length; k++) {
      float[] samples = sent[k].ideal().toArray();
      for (int n = 0; n < samples.length; n++) {
        iq[2 * (1000 + 4000 * k) + n] += samples[n];
      }
    }
    return TestRecordings.sigmf(directory, "capture", IqSignal.of(iq, 8e6));
  }

  @Test
  void findsPreamblesOfOtherProtocols() {
    Path file =
        capture(
            TemplatesBle.advertising(),
            Templates802154.synchronisationHeader(),
            TemplatesBle.le1m(0x50655D6B));
    JsonNode advert = Cli.run("extract", "--template", "ble", file).onlyJson();
    assertThat(advert.get("waveform").asText()).isEqualTo("BLE LE 1M access address 0x8E89BED6");
    assertThat(advert.get("startSample").asDouble()).isCloseTo(1000, within(0.3));
    assertThat(advert.get("cfoHz").asDouble()).isCloseTo(0, within(500.0));
    assertThat(advert.has("spreadingFactor")).isFalse();
    JsonNode zigbee = Cli.run("extract", "--template", "802154", file).onlyJson();
    assertThat(zigbee.get("startSample").asDouble()).isCloseTo(5000, within(0.3));
    assertThat(zigbee.get("symbols").asInt()).isEqualTo(10);
    Cli both = Cli.run("extract", "--template", "802154,ble:0x50655d6b", file);
    assertThat(both.json())
        .extracting(line -> line.get("startSample").asDouble())
        .satisfiesExactly(
            start -> assertThat(start).isCloseTo(5000, within(0.3)),
            start -> assertThat(start).isCloseTo(9000, within(0.3)));
  }

  @Test
  void savesWhatItFinds() {
    Path cut = directory.resolve("cut");
    JsonNode line =
        Cli.run("extract", "--template", "ble", "--write", cut, capture(TemplatesBle.advertising()))
            .onlyJson();
    try (Recordings recordings = Recordings.open(Path.of(line.get("written").asText()))) {
      assertThat(recordings.only().sampleRateHz()).isEqualTo(4e6);
      assertThat(recordings.only().sampleCount()).isEqualTo(160);
    }
  }

  @Test
  void cutsBurstsIntoWindows() {
    Path file = capture(Templates802154.synchronisationHeader());
    Cli cli = Cli.run("extract", "--windows", 100, file);
    assertThat(cli.json()).hasSize(12);
    assertThat(cli.json().get(0).get("waveform").asText()).isEqualTo("I/Q window of 100 samples");
    assertThat(cli.json().get(1).get("startSample").asDouble()).isCloseTo(1100, within(4.0));
    Cli all = Cli.run("extract", "--windows", 128, "--continuous", file);
    assertThat(all.json()).hasSize(8000 / 128);
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    Path file = capture();
    assertThat(Cli.run("extract", "--template", "zwave", file).errors())
        .containsExactly(
            "rffi: template \"zwave\" is none of ble, ble:ADDRESS, ble2m:ADDRESS, 80211, 80211-stf,"
                + " 80211-ltf, 802154");
    assertThat(Cli.run("extract", "--template", "ble:xyz", file).err()).contains("32 bits");
    assertThat(Cli.run("extract", "--template", "ble", "--windows", 9, file).err())
        .contains("exclude each other");
    assertThat(Cli.run("extract", "--template", "ble", "--sf", 7, file).err())
        .contains("are for LoRa");
    assertThat(Cli.run("extract", "--continuous", file).err()).contains("needs --windows");
    assertThat(Cli.run("extract", "--windows", 0, file).err()).contains("at least 1 sample");
    Cli slow = Cli.run("extract", "--template", "80211", file);
    assertThat(slow.exitCode()).isEqualTo(2);
    assertThat(slow.err()).contains("needs at least its bandwidth");
  }
}
