package io.rffi.cli.flow;

import io.rffi.api.MalformedRecordingException;
import io.rffi.api.SampleRateException;
import io.rffi.api.SignalQualityException;
import io.rffi.io.ReadOptions;
import io.rffi.io.Recording;
import io.rffi.io.Recordings;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The recordings of several files, one file after another.
 *
 * @param files what to open
 * @param options how to read
 * @param statedRateHz the sample rate that the user stated; a file that says otherwise is refused
 * @param index which recording of a file that holds several, from 0; all of them if empty
 */
public record RecordingFiles(
    List<Path> files, ReadOptions options, OptionalDouble statedRateHz, OptionalInt index) {
  /** Copies the list. */
  public RecordingFiles {
    files = List.copyOf(files);
  }

  /**
   * Files that say everything themselves.
   *
   * @param files what to open
   * @return their recordings
   */
  public static RecordingFiles of(List<Path> files) {
    return new RecordingFiles(
        files, ReadOptions.defaults(), OptionalDouble.empty(), OptionalInt.empty());
  }

  /**
   * One recording of each file.
   *
   * @param which its index, from 0
   * @return other files
   */
  public RecordingFiles withIndex(int which) {
    return new RecordingFiles(files, options, statedRateHz, OptionalInt.of(which));
  }

  /** What is done with each recording. */
  @FunctionalInterface
  public interface Work {
    /**
     * Works on one recording.
     *
     * @param file what to call it in results: the path, and its index if a file holds several
     * @param recording open while this runs
     * @return how many results it gave
     */
    int on(String file, Recording recording);
  }

  /**
   * Works through all files. A bad one is named in one line and does not stop the others; what was
   * printed before its fault was met stays.
   *
   * @param work what to do
   * @param err where a bad file is named
   * @return the {@linkplain ExitCodes exit code}
   */
  public int each(Work work, PrintWriter err) {
    int results = 0;
    boolean bad = false;
    for (Path path : files) {
      try {
        results += one(path, work);
      } catch (MalformedRecordingException
          | SampleRateException
          | SignalQualityException
          | UncheckedIOException e) {
        err.println("rffi: " + Messages.of(path, e));
        bad = true;
      }
    }
    if (bad) {
      return ExitCodes.BAD_INPUT;
    }
    if (results == 0) {
      err.println("rffi: no packet found");
      return ExitCodes.NOTHING;
    }
    return ExitCodes.DONE;
  }

  /**
   * Works through all files, and stops at the first that is bad.
   *
   * @param work what to do
   * @throws CommandFailure with the file's name, if it is bad
   */
  public void all(Work work) {
    for (Path path : files) {
      try {
        one(path, work);
      } catch (MalformedRecordingException
          | SampleRateException
          | SignalQualityException
          | UncheckedIOException e) {
        throw new CommandFailure(Messages.of(path, e), e);
      }
    }
  }

  private int one(Path path, Work work) {
    if (path.getFileName() == null) {
      throw new MalformedRecordingException(path.toString(), -1, "a folder, not a recording");
    }
    int results = 0;
    try (Recordings recordings = Recordings.open(path, options)) {
      int from = index.orElse(0);
      int to = index.isPresent() ? from + 1 : recordings.size();
      for (int n = from; n < to; n++) {
        if (n < 0 || n >= recordings.size()) {
          throw new MalformedRecordingException(
              path.toString(), -1, "there is no recording " + n + " of " + recordings.size());
        }
        requireStatedRate(path, recordings.get(n));
        String file = recordings.size() == 1 ? path.toString() : path + "[" + n + "]";
        results += work.on(file, recordings.get(n));
      }
    }
    return results;
  }

  private void requireStatedRate(Path path, Recording recording) {
    if (statedRateHz.isPresent() && statedRateHz.getAsDouble() != recording.sampleRateHz()) {
      throw new MalformedRecordingException(
          path.toString(),
          -1,
          "it says that its sample rate is "
              + recording.sampleRateHz()
              + " Hz, --rate says "
              + statedRateHz.getAsDouble()
              + "; leave --rate out");
    }
  }
}
