package io.rffi.cli.flow;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.stream.Stream;

/**
 * What the machine or the installation lacks, if that is why something was thrown.
 *
 * @param what is lacking
 * @param advice what to do
 */
record MissingResource(String what, String advice) {
  private static final int DEEPEST = 50;

  /** As Unix and Windows say it. */
  private static final List<String> FULL_DISK =
      List.of("No space left", "quota exceeded", "not enough space on the disk");

  /** What lacked, by the exception or what led to it. */
  static Optional<MissingResource> of(Throwable thrown) {
    return causes(thrown)
        .flatMap(cause -> means(cause).stream())
        .findFirst()
        .or(() -> causes(thrown).flatMap(cause -> parts(cause).stream()).findFirst());
  }

  private static Stream<Throwable> causes(Throwable thrown) {
    return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause).limit(DEEPEST);
  }

  private static Optional<MissingResource> means(Throwable cause) {
    if (cause instanceof OutOfMemoryError error) {
      return Optional.of(memory(String.valueOf(error.getMessage())));
    }
    if (cause instanceof StackOverflowError) {
      return Optional.of(
          new MissingResource("the stack is too small", "give Java more: " + java("-Xss16m")));
    }
    if (cause instanceof UnsatisfiedLinkError) {
      return Optional.of(
          new MissingResource(
              "a native library can't be loaded (" + cause.getMessage() + ")",
              "the folder must have room and allow execution (no noexec); name another temporary"
                  + " folder: "
                  + java("-Djava.io.tmpdir=DIR")));
    }
    return cause instanceof IOException io ? files(io) : Optional.empty();
  }

  private static MissingResource memory(String detail) {
    if (detail.contains("thread")) {
      return new MissingResource(
          "the system allows no more threads", "allow more (ulimit -u), or take fewer (--threads)");
    }
    boolean direct = detail.contains("irect buffer") || detail.contains("direct memory");
    return new MissingResource(
        "not enough memory (" + detail + ")",
        "give Java more: " + java(direct ? "-XX:MaxDirectMemorySize=4g" : "-Xmx4g"));
  }

  private static Optional<MissingResource> files(IOException e) {
    String said = String.valueOf(e.getMessage());
    if (FULL_DISK.stream().anyMatch(said::contains)) {
      return Optional.of(new MissingResource("the disk is full (" + said + ")", "make room there"));
    }
    if (said.contains("Too many open files")) {
      return Optional.of(new MissingResource("too many files are open", "allow more (ulimit -n)"));
    }
    return isOfTemporary(e, said)
        ? Optional.of(
            new MissingResource(
                "the temporary folder " + temporary() + " does not exist or can't be written to",
                "make it, or name another: " + java("-Djava.io.tmpdir=DIR")))
        : Optional.empty();
  }

  /** Of missing files only those whose folder is missing too: others are somebody's input. */
  private static boolean isOfTemporary(IOException e, String said) {
    Path folder = temporary();
    boolean unusable =
        e instanceof NoSuchFileException ? !Files.isDirectory(folder) : !Files.isWritable(folder);
    if (e instanceof FileSystemException file) {
      return unusable && file.getFile() != null && Path.of(file.getFile()).startsWith(folder);
    }
    // As File.createTempFile says it.
    return unusable
        && (said.equals("No such file or directory") || said.equals("Permission denied"));
  }

  /** What is missing of rffi itself. */
  private static Optional<MissingResource> parts(Throwable cause) {
    return cause instanceof LinkageError || cause instanceof ServiceConfigurationError
        ? Optional.of(
            new MissingResource(
                "a part of rffi is missing or damaged (" + cause + ")", "install it again"))
        : Optional.empty();
  }

  private static Path temporary() {
    return Path.of(System.getProperty("java.io.tmpdir"));
  }

  private static String java(String option) {
    return "JAVA_TOOL_OPTIONS=" + option;
  }
}
