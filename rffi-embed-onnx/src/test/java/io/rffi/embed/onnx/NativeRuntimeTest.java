package io.rffi.embed.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Processes of their own, each with a temporary folder of its own. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class NativeRuntimeTest {
  @TempDir private Path folder;
  private Path temporary;

  @BeforeEach
  void makeTemporaryFolder() throws IOException {
    temporary = Files.createDirectory(folder.resolve("tmp"));
  }

  private List<String> command(String... options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("--enable-native-access=ALL-UNNAMED"); // or JDK 24 and later warn
    command.add("-Djava.io.tmpdir=" + temporary);
    command.addAll(List.of(options));
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(LoadTwice.class.getName());
    return command;
  }

  private static Process start(List<String> command) throws IOException {
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static String said(Process process) throws IOException, InterruptedException {
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  /** With a temporary folder on a file system of its own. */
  private String saidWith(String mountOptions) throws IOException, InterruptedException {
    Process allowed = start(List.of("unshare", "--user", "--map-root-user", "--mount", "true"));
    assumeTrue(allowed.waitFor() == 0, "file systems can't be mounted here");
    List<String> command = new ArrayList<>();
    command.addAll(List.of("unshare", "--user", "--map-root-user", "--mount", "sh", "-c"));
    command.add("mount -t tmpfs -o " + mountOptions + " none " + temporary + " && exec \"$@\"");
    command.add("sh");
    command.addAll(command());
    return said(start(command));
  }

  private List<Path> leftBehind() throws IOException {
    try (Stream<Path> entries = Files.list(temporary)) {
      return entries.toList();
    }
  }

  @Test
  void leavesNothingBehind() throws IOException, InterruptedException {
    assertThat(said(start(command()))).isEqualTo(LoadTwice.LOADED.repeat(2));
    assertThat(leftBehind()).isEmpty();
  }

  @Test
  void manyAtOnceDoNotDisturbEachOther() throws IOException, InterruptedException {
    List<Process> together = new ArrayList<>();
    for (int n = 0; n < 4; n++) {
      together.add(start(command()));
    }
    for (Process process : together) {
      assertThat(said(process)).isEqualTo(LoadTwice.LOADED.repeat(2));
    }
    assertThat(leftBehind()).isEmpty();
  }

  @Test
  void removesWhatAKillLeftLongAgo() throws IOException, InterruptedException {
    String library = System.mapLibraryName("onnxruntime");
    Path old = folder("old", library, Duration.ofHours(2));
    Path now = folder("now", library, Duration.ZERO);
    Path foreign = folder("foreign", "diary", Duration.ofHours(2));
    Path elsewhere = folder("elsewhere", library, Duration.ofHours(2));
    Files.move(elsewhere, folder.resolve("elsewhere"));
    Path link = Files.createSymbolicLink(elsewhere, folder.resolve("elsewhere"));
    assertThat(said(start(command()))).isEqualTo(LoadTwice.LOADED.repeat(2));
    assertThat(leftBehind()).doesNotContain(old).contains(now, foreign, link);
    assertThat(now.resolve(library)).exists();
    assertThat(foreign.resolve("diary")).exists();
    assertThat(link.resolve(library)).exists();
  }

  private Path folder(String name, String file, Duration age) throws IOException {
    Path made = Files.createDirectory(temporary.resolve(NativeFolder.PREFIX + name));
    Files.writeString(made.resolve(file), "");
    Files.setLastModifiedTime(made, FileTime.from(Instant.now().minus(age)));
    return made;
  }

  private static void assertRefused(String said, String... because) {
    // JDK 25 has a warning of its own for a missing folder.
    assertThat(said.lines().filter(line -> !line.startsWith("WARNING: java.io.tmpdir")))
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).contains(because));
    assertThat(said).contains("-Djava.io.tmpdir=");
  }

  @Test
  void aMissingFolderIsSaid() throws IOException, InterruptedException {
    Files.delete(temporary);
    assertRefused(said(start(command())), "can't be unpacked", temporary.toString());
  }

  @Test
  void aFolderThatAllowsNoProgramsIsSaid() throws IOException, InterruptedException {
    assertRefused(saidWith("noexec"), "can't be loaded", "noexec", temporary.toString());
  }

  @Test
  void aFullFolderIsSaid() throws IOException, InterruptedException {
    assertRefused(saidWith("size=8m"), "can't be unpacked", "30 MB", temporary.toString());
  }

  @Test
  void anotherPlaceIsRespected() throws IOException, InterruptedException {
    Path other = Files.createDirectory(folder.resolve("other"));
    String said = said(start(command("-Donnxruntime.native.path=" + other)));
    assertRefused(said, "can't be loaded", other.toString());
    assertThat(leftBehind()).isEmpty();
  }
}
