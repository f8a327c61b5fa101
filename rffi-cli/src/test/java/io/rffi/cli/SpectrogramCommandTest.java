package io.rffi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpectrogramCommandTest {
  @TempDir private Path directory;

  @Test
  void drawsTheFirstPreamble() throws IOException {
    Path png = directory.resolve("packet.png");

    Cli cli = Cli.run("spectrogram", TestRecordings.of(directory, 1, 0, 2), "-o", png);

    assertThat(cli.exitCode()).as(cli.err()).isZero();
    assertThat(cli.onlyJson().get("written").asText()).isEqualTo(png.toString());
    assertPicture(png);
  }

  @Test
  void drawsTheWholeRecording() throws IOException {
    Path png = directory.resolve("whole.png");

    Cli cli = Cli.run("spectrogram", "--whole", TestRecordings.noise(directory), "-o", png);

    assertThat(cli.exitCode()).as(cli.err()).isZero();
    assertPicture(png);
  }

  @Test
  void hasNothingToDrawInNoise() {
    Path png = directory.resolve("none.png");

    Cli cli = Cli.run("spectrogram", TestRecordings.noise(directory), "-o", png);

    assertThat(cli.exitCode()).isEqualTo(1);
    assertThat(cli.err()).contains("--whole");
    assertThat(png).doesNotExist();
  }

  @Test
  void refusesWhatCantBeDrawn() {
    Path one = TestRecordings.of(directory, 1, 0, 1);

    assertThat(Cli.run("spectrogram", one, one, "-o", "x.png").exitCode()).isEqualTo(2);
    assertThat(Cli.run("spectrogram", "--index", 3, one, "-o", "x.png").err())
        .contains("no recording 3 of 1");
    assertThat(Cli.run("spectrogram", one, "-o", directory.resolve("no/where.png")).err())
        .contains("can't write");
  }

  /** Both halves hold many colours: neither chart is empty. */
  private static void assertPicture(Path png) throws IOException {
    BufferedImage image = ImageIO.read(png.toFile());
    assertThat(image.getWidth()).isEqualTo(1000);
    assertThat(image.getHeight()).isEqualTo(1000);
    for (int top = 0; top < 1000; top += 500) {
      Set<Integer> colours = new HashSet<>();
      for (int x = 100; x < 800; x += 3) {
        for (int y = top + 60; y < top + 420; y += 3) {
          colours.add(image.getRGB(x, y));
        }
      }
      assertThat(colours).hasSizeGreaterThan(100);
    }
  }
}
