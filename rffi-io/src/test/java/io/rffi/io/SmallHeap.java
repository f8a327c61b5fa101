package io.rffi.io;

import io.rffi.api.MalformedRecordingException;
import java.nio.file.Path;

/**
 * What a process of its own does, in less memory than the tests have: opens each file of its
 * arguments, reads some of it, and prints a line.
 */
final class SmallHeap {
  private SmallHeap() {}

  public static void main(String[] files) {
    for (String file : files) {
      System.out.println(Path.of(file).getFileName() + ": " + read(Path.of(file)));
    }
  }

  private static String read(Path file) {
    try (Recordings recordings = Recordings.open(file)) {
      Recording first = recordings.get(0);
      first.read(0, 1);
      return recordings.size() + " recordings, " + first.annotations().size() + " annotations";
    } catch (MalformedRecordingException e) {
      return "refused: " + e.getMessage();
    }
  }
}
