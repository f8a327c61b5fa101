package io.rffi.cli;

import io.rffi.api.NoPreambleException;
import io.rffi.api.Preamble;
import io.rffi.cli.flow.CommandFailure;
import io.rffi.cli.flow.ExitCodes;
import io.rffi.cli.flow.JsonLine;
import io.rffi.cli.flow.JsonLines;
import io.rffi.cli.flow.RecordingFiles;
import io.rffi.eval.picture.SpectrogramPicture;
import io.rffi.io.Recording;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Draws a preamble. */
@Command(
    name = "spectrogram",
    description = {
      "Draws the power spectrogram and the channel-independent spectrogram of the first preamble in"
          + " a recording, or of the recording itself.",
      "Prints a line with file, startSample and written."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  rffi spectrogram capture.sigmf-meta -o packet.png",
      "  rffi spectrogram --whole capture.sigmf-meta -o capture.png"
    })
final class SpectrogramCommand implements Callable<Integer> {
  private static final int MOST_SAMPLES = 1 << 24;

  @Spec private CommandSpec spec;
  @Mixin private RecordingOptions recordings;
  @Mixin private LoraOptions lora;
  @ArgGroup private Extent extent;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "out.png",
      description = "The picture to write; replaced if it exists.")
  private Path output;

  @Option(
      names = "--index",
      defaultValue = "0",
      paramLabel = "N",
      description = "Which recording of a file that holds several, from 0.")
  private int index;

  SpectrogramCommand() {}

  /** What to draw instead of the first preamble found. */
  static final class Extent {
    @Option(
        names = "--preamble",
        description = "The recording is exactly one preamble, already cut.")
    private boolean preamble;

    @Option(names = "--whole", description = "Draw the whole recording and its whole band.")
    private boolean whole;

    Extent() {}
  }

  @Override
  public Integer call() {
    RecordingFiles files = recordings.files();
    if (files.files().size() > 1) {
      throw new CommandFailure("a picture shows one recording; give one");
    }
    System.setProperty("java.awt.headless", "true");
    files.withIndex(index).all(this::draw);
    return ExitCodes.DONE;
  }

  private int draw(String file, Recording recording) {
    if (extent != null && (extent.whole || extent.preamble)) {
      if (recording.sampleCount() > MOST_SAMPLES) {
        throw new CommandFailure(
            file + " has " + recording.sampleCount() + " samples, too many for one picture");
      }
      write(
          file, 0, new SpectrogramPicture(recording.readAll(), recording.name(), extent.preamble));
      return 1;
    }
    Iterator<Preamble> found = lora.searchAll().search(recording).iterator();
    if (!found.hasNext()) {
      throw new NoPreambleException(
          file + ": no packet found; draw the recording itself with --whole");
    }
    Preamble first = found.next();
    String title =
        String.format(
            Locale.ROOT,
            "%s, %s from sample %.0f",
            recording.name(),
            first.waveform().describe(),
            first.startSample());
    write(file, first.startSample(), new SpectrogramPicture(first.samples(), title, true));
    return 1;
  }

  private void write(String file, double startSample, SpectrogramPicture picture) {
    try {
      picture.write(output);
    } catch (IOException e) {
      throw new CommandFailure("can't write " + output + ": " + e, e);
    }
    new JsonLines(spec.commandLine().getOut())
        .write(
            new JsonLine()
                .put("file", file)
                .put("startSample", startSample)
                .put("written", output.toString()));
  }
}
