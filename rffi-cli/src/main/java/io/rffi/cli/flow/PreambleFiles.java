package io.rffi.cli.flow;

import io.rffi.api.Preamble;
import io.rffi.io.Recording;
import io.rffi.io.SigmfDescription;
import io.rffi.io.SigmfWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A folder into which preambles are saved as SigMF, named after their recording and where they
 * began in it.
 */
public final class PreambleFiles {
  private final Path directory;

  private PreambleFiles(Path directory) {
    this.directory = directory;
  }

  /**
   * Saves into a folder.
   *
   * @param directory made, with its parents, if it does not exist
   * @return the folder
   * @throws CommandFailure if it can't be made
   */
  public static PreambleFiles in(Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new CommandFailure("can't make the folder " + directory + ": " + e, e);
    }
    return new PreambleFiles(directory);
  }

  /**
   * Saves one preamble.
   *
   * @param recording where it was found
   * @param preamble what was found
   * @return the metadata's path
   * @throws CommandFailure if it exists already, or can't be written
   */
  public Path write(Recording recording, Preamble preamble) {
    String name = recording.name() + "_" + Math.round(preamble.startSample());
    Path meta = directory.resolve(name + ".sigmf-meta");
    try {
      SigmfWriter.write(meta, preamble.samples(), description(recording, preamble));
    } catch (UncheckedIOException e) {
      // Not the recording's fault: a plain UncheckedIOException would be reported as such.
      throw new CommandFailure(Messages.of(meta, e), e);
    }
    return meta;
  }

  private static SigmfDescription description(Recording recording, Preamble preamble) {
    SigmfDescription description =
        SigmfDescription.defaults()
            .withDescription(
                String.format(
                    Locale.ROOT,
                    "%s preamble of %d symbols from sample %.1f of %s; carrier offset of %.1f Hz"
                        + " removed",
                    preamble.waveform().describe(),
                    preamble.symbols(),
                    preamble.startSample(),
                    recording.name(),
                    preamble.cfoHz()));
    return recording.emitterOf(preamble).map(description::withEmitter).orElse(description);
  }
}
