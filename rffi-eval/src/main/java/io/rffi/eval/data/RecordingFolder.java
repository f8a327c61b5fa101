package io.rffi.eval.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Which files of a folder are recordings. */
final class RecordingFolder {
  /** Of a SigMF pair only one half, so that it is read once. */
  private static final List<String> EXTENSIONS = List.of(".h5", ".hdf5", ".sigmf-meta", ".sigmf");

  private RecordingFolder() {}

  /** The recordings below a folder, by path. */
  static List<Path> below(Path folder) {
    return sorted(folder, Integer.MAX_VALUE).filter(RecordingFolder::isRecording).toList();
  }

  /** What a folder holds itself: recordings, and folders in which there are some. */
  static List<Path> children(Path folder) {
    return sorted(folder, 1)
        .filter(path -> isRecording(path) || (isInner(folder, path) && !below(path).isEmpty()))
        .toList();
  }

  /** A file's or folder's name, without the extension of a recording. */
  static String name(Path path) {
    Path last = path.toAbsolutePath().normalize().getFileName();
    String name = last == null ? path.toString() : last.toString();
    return extension(name)
        .map(end -> name.substring(0, name.length() - end))
        .findFirst()
        .orElse(name);
  }

  private static boolean isInner(Path folder, Path path) {
    return !path.equals(folder) && Files.isDirectory(path);
  }

  private static boolean isRecording(Path path) {
    return Files.isRegularFile(path)
        && extension(path.getFileName().toString()).findAny().isPresent();
  }

  /** The length of the extension. */
  private static Stream<Integer> extension(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return EXTENSIONS.stream()
        .filter(end -> lower.endsWith(end) && lower.length() > end.length())
        .map(String::length);
  }

  private static Stream<Path> sorted(Path folder, int depth) {
    try (Stream<Path> all = Files.walk(folder, depth)) {
      return all.sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException("can't list " + folder, e);
    }
  }
}
