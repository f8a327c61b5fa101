package io.rffi.io.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class StagedFileTest {
  private static final byte[] OLD = {1};
  private static final byte[] NEW = {2, 3};

  @TempDir private Path folder;

  @Test
  void appearsWhenPublishedAndLeavesNothingElse() throws IOException {
    Path target = folder.resolve("x");
    try (StagedFile file = new StagedFile(target, false)) {
      write(file, NEW);
      assertThat(target).doesNotExist();
      assertThat(file.path()).hasParent(folder);
      file.publish();
    }
    assertThat(target).hasBinaryContent(NEW);
    assertThat(names()).containsExactly("x");
  }

  @Test
  void isGoneUnlessPublished() throws IOException {
    try (StagedFile file = new StagedFile(folder.resolve("x"), false)) {
      write(file, NEW);
      assertThat(names()).hasSize(1);
    }
    assertThat(names()).isEmpty();
  }

  @Test
  void spares() throws IOException {
    Path target = Files.write(folder.resolve("x"), OLD);
    assertThatThrownBy(() -> new StagedFile(target, false))
        .isInstanceOf(FileAlreadyExistsException.class);
    Files.delete(target);
    try (StagedFile file = new StagedFile(target, false)) {
      write(file, NEW);
      Files.write(target, OLD); // somebody was quicker
      assertThatThrownBy(file::publish).isInstanceOf(FileAlreadyExistsException.class);
    }
    assertThat(target).hasBinaryContent(OLD);
    assertThat(names()).containsExactly("x");
  }

  @Test
  void replacesAndMakesFolders() throws IOException {
    Path target = folder.resolve("a").resolve("b").resolve("x");
    StagedFile.replace(target, OLD);
    assertThat(target).hasBinaryContent(OLD);
    StagedFile.replace(target, NEW);
    assertThat(target).hasBinaryContent(NEW);
    try (Stream<Path> files = Files.list(target.getParent())) {
      assertThat(files).containsExactly(target);
    }
  }

  @Test
  void tidiesUpAfterAFailure() throws IOException {
    Path occupied = folder.resolve("x");
    Files.createDirectories(occupied.resolve("inside"));
    assertThatThrownBy(() -> StagedFile.replace(occupied, NEW))
        .isInstanceOf(FileSystemException.class);
    assertThat(occupied.resolve("inside")).isDirectory();
    assertThat(names()).containsExactly("x");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS) // where links take a privilege
  void replacesALinkAndNotWhatItPointsTo() throws IOException {
    Path pointedTo = Files.write(folder.resolve("y"), OLD);
    Path link = Files.createSymbolicLink(folder.resolve("x"), pointedTo);
    StagedFile.replace(link, NEW);
    assertThat(Files.isSymbolicLink(link)).isFalse();
    assertThat(link).hasBinaryContent(NEW);
    assertThat(pointedTo).hasBinaryContent(OLD);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS) // which has no such permissions
  void hasTheRightsOfAnyNewFile() throws IOException {
    Path usual = Files.write(folder.resolve("y"), OLD);
    Path target = folder.resolve("x");
    StagedFile.replace(target, NEW);
    assertThat(Files.getPosixFilePermissions(target))
        .isEqualTo(Files.getPosixFilePermissions(usual));
  }

  private static void write(StagedFile file, byte[] content) throws IOException {
    try (FileChannel channel = file.create()) {
      channel.write(ByteBuffer.wrap(content));
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
