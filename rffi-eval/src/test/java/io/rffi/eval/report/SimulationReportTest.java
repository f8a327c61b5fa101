package io.rffi.eval.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.rffi.augment.testbed.Difficulty;
import io.rffi.augment.testbed.TestSet;
import io.rffi.augment.testbed.Testbed;
import io.rffi.augment.testbed.Testbeds;
import io.rffi.augment.transmitter.Transmitter;
import io.rffi.eval.simulate.SetResult;
import io.rffi.eval.simulate.WindowTestbed;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class SimulationReportTest {
  private static final Pattern IMAGE = Pattern.compile("<img src=\"data:image/png;base64,([^\"]+)");
  private static final Testbed LORA = Testbeds.of("lora-60", Difficulty.DEFAULT, 1, 0.01);

  private static String page(Testbed testbed, TestSet... sets) {
    DoubleSummaryStatistics level = new DoubleSummaryStatistics();
    level.accept(-71.25);
    level.accept(-60);
    DoubleSummaryStatistics snr = new DoubleSummaryStatistics();
    snr.accept(20);
    List<SetResult> results =
        Stream.of(sets)
            .map(set -> new SetResult(set, List.of(), Path.of("x.csv"), 1e6, 8192, level, snr, 1))
            .toList();
    return new SimulationReport(testbed, results).html("seed 1");
  }

  private static List<BufferedImage> images(String page) throws IOException {
    List<BufferedImage> images = new ArrayList<>();
    for (String png : IMAGE.matcher(page).results().map(SimulationReportTest::data).toList()) {
      images.add(ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(png))));
    }
    return images;
  }

  private static String data(MatchResult match) {
    return match.group(1);
  }

  @Test
  void followsTwoUnitsThroughTheSets() throws IOException {
    String page = page(LORA, LORA.set("enrolment"), LORA.set("D6"));

    assertThat(images(page))
        .as("two units, sent and in two sets, three pictures")
        .hasSize(18)
        .doesNotContainNull();
    assertThat(page)
        .contains("lora-60, simulated", "seed 1", "unit-31", "unit-32", "D6")
        .contains("−71.3 … −60.0")
        .doesNotContain("unit-33");
    // Among millions of characters of Base64 any four come up by chance.
    assertThat(IMAGE.matcher(page).replaceAll("<img"))
        .as("needs nothing from outside")
        .doesNotContain("http", "<script", "<link", "@import", "url(")
        .contains("color-scheme: light dark");
  }

  @Test
  void showsWhoTheUnitsAre() throws IOException {
    String page = page(LORA, LORA.set("D1"));

    assertThat(page).contains("Impairments", "As sent", "I/Q imbalance", "image rejection");
    assertThat(page).contains("<th>unit-31 (" + LORA.family(30) + ")</th>");
    assertThat(images(page)).hasSize(12);
    assertThat(ImpairmentTable.values(Transmitter.ideal(868.1e6)).values())
        .noneMatch(value -> value.contains("NaN"));
  }

  @Test
  void drawsWindowsAsSamplesAndConstellation() throws IOException {
    WindowTestbed testbed = new WindowTestbed();
    String page = page(testbed, testbed.sets().toArray(TestSet[]::new));

    assertThat(images(page)).hasSize(8);
    assertThat(page)
        .contains("unit-02", "unit-03", "constellation")
        .contains("&lt;i&gt;later&lt;/i&gt;", "a &amp; b", "&lt;script&gt;&quot;&amp;&#39;")
        .doesNotContain("<i>", "<b>", "<script>", "unit-01");
  }
}
