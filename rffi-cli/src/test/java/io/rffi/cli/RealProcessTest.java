package io.rffi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.rffi.api.IqSignal;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What only a process of its own shows: how it ends when the machine lacks something. The JVM's own
 * exit code of an uncaught error would be 1, which says that nothing was found.
 */
@Timeout(120)
class RealProcessTest {
  @TempDir private Path directory;

  /** How a process ended. */
  private record Ended(int exitCode, String err) {
    void assertLacked(String... said) {
      assertThat(exitCode).as(err).isEqualTo(71);
      // JDK 25 has a warning of its own for a missing folder.
      List<String> lines =
          err.lines().filter(line -> !line.startsWith("WARNING: java.io.tmpdir")).toList();
      assertThat(lines).as(err).hasSize(1);
      assertThat(lines.get(0)).startsWith("rffi: ").contains(said);
    }
  }

  private static String classPath(String without) {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(
            entry ->
                without.isEmpty() || !Path.of(entry).getFileName().toString().startsWith(without))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private Process start(String without, List<String> jvm, Object... args) throws IOException {
    return start(without, Redirect.PIPE, jvm, args);
  }

  private Process start(String without, Redirect out, List<String> jvm, Object... args)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(jvm);
    command.add(Main.class.getName());
    Arrays.stream(args).map(Object::toString).forEach(command::add);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(err().toFile()).redirectOutput(out);
    // Not as an argument: it is long.
    builder.environment().put("CLASSPATH", classPath(without));
    return builder.start();
  }

  private Path err() {
    return directory.resolve("err");
  }

  private Ended end(Process process) throws IOException, InterruptedException {
    process.getInputStream().close();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ended").isTrue();
    return new Ended(process.exitValue(), Files.readString(err()));
  }

  private Ended run(List<String> jvm, Object... args) throws IOException, InterruptedException {
    Process process = start("", jvm, args);
    process.getInputStream().transferTo(OutputStream.nullOutputStream());
    return end(process);
  }

  /** Of which several thousand windows are cut, with a line each. */
  private Path noise() {
    float[] iq = new float[2 * 400_000];
    SplittableRandom random = new SplittableRandom(1);
    for (int n = 0; n < iq.length; n++) {
      iq[n] = (float) random.nextDouble(-1, 1);
    }
    return TestRecordings.sigmf(directory, "noise", IqSignal.of(iq, TestRecordings.RATE_HZ));
  }

  @Test
  void aTemporaryFolderThatIsMissing() throws IOException, InterruptedException {
    Path model = TestModel.write(directory.resolve("m.onnx"), TestModel.description());
    String missing = directory.resolve("missing").toString();

    run(
            List.of("-Djava.io.tmpdir=" + missing),
            "embed",
            "--model",
            model,
            TestRecordings.of(directory, 1, 0, 1))
        .assertLacked("native libraries", missing, "-Djava.io.tmpdir=");
  }

  @Test
  void tooLittleMemory() throws IOException, InterruptedException {
    Path raw = directory.resolve("large.bin");
    try (RandomAccessFile file = new RandomAccessFile(raw.toFile(), "rw")) {
      file.setLength(8L << 23);
    }

    run(
            List.of("-Xmx24m"),
            "spectrogram",
            "--whole",
            "--datatype",
            "cf32_le",
            "--rate",
            "1M",
            raw,
            "-o",
            directory.resolve("p.png"))
        .assertLacked("not enough memory (Java heap space)", "JAVA_TOOL_OPTIONS=-Xmx");
  }

  @Test
  void aPartThatIsMissing() throws IOException, InterruptedException {
    for (String jar : new String[] {"picocli", "jackson-databind"}) {
      end(start(jar, List.of(), "extract", directory.resolve("any.sigmf-meta")))
          .assertLacked("a part of rffi is missing or damaged", "install it again");
    }
  }

  @Test
  void aFullDiskUnderStandardOutput() throws IOException, InterruptedException {
    Path full = Path.of("/dev/full");
    Assumptions.assumeTrue(Files.isWritable(full));
    for (Object[] args :
        new Object[][] {{"--help"}, {"extract", "--windows", 64, "--continuous", noise()}}) {
      end(start("", Redirect.to(full.toFile()), List.of(), args))
          .assertLacked("can't write the results to standard output", "disk is full");
    }
  }

  /** As under {@code head}. */
  @Test
  void aReaderThatGoesAwayIsNothingToSpeakOf() throws IOException, InterruptedException {
    Process process = start("", List.of(), "extract", "--windows", 64, "--continuous", noise());
    InputStream out = process.getInputStream();
    assertThat(new String(out.readNBytes(1), StandardCharsets.UTF_8)).isEqualTo("{");
    Ended ended = end(process);

    assertThat(ended.err()).isEmpty();
    assertThat(ended.exitCode()).isEqualTo(141);
  }
}
