package io.rffi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Runs the command in a process of its own, with a home, a temporary and a working folder that are
 * empty at first, and without whatever the environment may say to this one.
 */
final class Sandbox {
  private static final Set<String> KEPT_VARIABLES = Set.of("PATH", "LD_LIBRARY_PATH");

  /** As long as the class paths that development environments build. */
  private static final String LONG_OPTION = "-Drffi.test.padding=" + "x".repeat(8000);

  private final Path home;
  private final Path temporary;
  private final Path work;
  private final Path logs;
  private final boolean watched = Strace.works();
  private int processes;

  Sandbox(Path folder) throws IOException {
    home = Files.createDirectory(folder.resolve("home"));
    temporary = Files.createDirectory(folder.resolve("tmp"));
    work = Files.createDirectory(folder.resolve("work"));
    logs = Files.createDirectory(folder.resolve("logs"));
  }

  /** A process, what it says on both outputs, and what strace says of it. */
  record Running(Process process, Path output, Path trace) {
    String said() throws IOException {
      return Files.readString(output);
    }

    /** Waits for the end, and expects a good one. */
    Running ended() throws IOException, InterruptedException {
      assertThat(process.waitFor()).as(this::saidOrWhyNot).isZero();
      return this;
    }

    private String saidOrWhyNot() {
      try {
        return said();
      } catch (IOException e) {
        return e.toString();
      }
    }

    /** Kills the JVM itself, not the one who watches it. */
    void kill() throws InterruptedException {
      List<ProcessHandle> children = process.descendants().toList();
      (children.isEmpty() ? List.of(process.toHandle()) : children)
          .forEach(ProcessHandle::destroyForcibly);
      process.waitFor();
    }
  }

  Path work() {
    return work;
  }

  Path temporary() {
    return temporary;
  }

  /** Whether every process is watched by strace. */
  boolean isWatched() {
    return watched;
  }

  /** Starts the command. */
  Running rffi(Object... args) throws IOException {
    return java(List.of(), Main.class.getName(), args);
  }

  /** Starts a program. */
  Running java(List<String> options, String mainClass, Object... args) throws IOException {
    Path trace = logs.resolve("trace" + ++processes);
    Path output = logs.resolve("output" + processes);
    List<String> command = new ArrayList<>();
    if (watched) {
      command.addAll(Strace.watching(trace));
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Every JVM keeps its counters in /tmp, whatever the temporary folder is.
    command.addAll(List.of("-XX:-UsePerfData", "-Xlog:disable", "-XX:TieredStopAtLevel=1"));
    command.add("-Duser.home=" + home);
    command.add("-Djava.io.tmpdir=" + temporary);
    command.add(LONG_OPTION);
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
    Stream.of(args).map(Object::toString).forEach(command::add);
    ProcessBuilder builder = new ProcessBuilder(command).directory(work.toFile());
    builder.environment().keySet().retainAll(KEPT_VARIABLES);
    builder.environment().put("HOME", home.toString());
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    return new Running(builder.start(), output, trace);
  }

  /** What the process did beyond its folders, as strace tells it. */
  List<String> misdeeds(Running ended, Path... declared) {
    if (!watched) {
      return List.of();
    }
    List<Path> places = new ArrayList<>(List.of(declared));
    places.add(work);
    places.add(temporary);
    return Strace.misdeeds(ended.trace(), places);
  }

  /** Whatever lies in the home and the temporary folder. */
  List<Path> leftBehind() {
    return Stream.of(home, temporary).flatMap(Sandbox::entries).toList();
  }

  private static Stream<Path> entries(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(path -> !path.equals(folder)).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
