package io.rffi.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.rffi.api.MalformedRecordingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Packet sets that are not what they claim to be; good ones are among the golden files. */
class Hdf5PacketsTest {
  private static final float[][] DATA = {{1, 2, 3, 4}, {5, 6, 7, 8}};

  @TempDir private Path folder;

  static Stream<Object[]> malformed() {
    int[][] labels = {{1, 2}};
    return Stream.of(
        new Object[] {null, labels, "no dataset named data"},
        new Object[] {DATA, null, "no dataset named label"},
        new Object[] {new float[][] {{1, 2, 3}, {4, 5, 6}}, labels, "packets × 2N"},
        new Object[] {new float[] {1, 2, 3, 4}, labels, "packets × 2N"},
        new Object[] {new int[][] {{1, 2}, {3, 4}}, labels, "not 32- or 64-bit floats"},
        new Object[] {DATA, new int[][] {{1, 2, 3}}, "2 packets, but label has 3"},
        new Object[] {DATA, new int[][] {{1, 0}}, "label of packet 1 is 0;"},
        new Object[] {DATA, new double[][] {{1.5, 1}}, "label of packet 0 is 1.5"},
        new Object[] {DATA, new double[][] {{Double.NaN, 1}}, "label of packet 0 is NaN"},
        new Object[] {DATA, new String[] {"a", "b"}, "no numbers"});
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void refuses(Object data, Object labels, String problem) {
    Path path = write(data, labels);
    assertThat(opening(path)).isNotNull().hasMessageContaining(problem);
  }

  @Test
  void refusesNanWhenThePacketIsRead() {
    float[][] data = {{1, 2, 3, 4}, {5, Float.NaN, 7, 8}};
    try (Recordings packets = Recordings.open(write(data, new int[][] {{1, 2}}))) {
      assertThat(packets.get(0).readAll().toArray()).containsExactly(1, 3, 2, 4);
      assertThatThrownBy(() -> packets.get(1).readAll())
          .isInstanceOf(MalformedRecordingException.class)
          .hasMessageContaining("packet 1");
      assertThatThrownBy(() -> packets.get(0).read(1, 2))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
  }

  @Test
  void readsNothingAfterClosing() {
    Recordings packets = Recordings.open(TestFiles.golden("contiguous.h5"));
    packets.get(0).readAll();
    packets.close();
    packets.close();
    assertThatThrownBy(() -> packets.get(0).readAll()).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void refusesTruncatedFiles() throws IOException {
    byte[] whole = Files.readAllBytes(TestFiles.golden("contiguous.h5"));
    Path cut = folder.resolve("cut.h5");
    for (int length = 8; length < whole.length; length += 97) {
      Files.write(cut, Arrays.copyOf(whole, length));
      assertThat(opening(cut)).as("%d bytes", length).isNotNull();
    }
  }

  @Test
  void writesOnceAndCompletely() throws IOException {
    Path path = folder.resolve("set.h5");
    LabelledPacket packet = new LabelledPacket(3, TestFiles.signal(1, 2));
    Hdf5PacketWriter.write(path, List.of(packet));
    assertThatThrownBy(() -> Hdf5PacketWriter.write(path, List.of(packet)))
        .isInstanceOf(UncheckedIOException.class)
        .hasCauseInstanceOf(FileAlreadyExistsException.class);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(path);
    }
  }

  @Test
  void writesOnlyPacketsOfOneLength() {
    Path path = folder.resolve("set.h5");
    LabelledPacket one = new LabelledPacket(1, TestFiles.signal(1, 2));
    LabelledPacket two = new LabelledPacket(1, TestFiles.signal(1, 2, 3, 4));
    for (List<LabelledPacket> packets : List.of(List.<LabelledPacket>of(), List.of(one, two))) {
      assertThatThrownBy(() -> Hdf5PacketWriter.write(path, packets))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> new LabelledPacket(0, one.samples()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void appearsWhenAllPacketsAreThere() throws IOException {
    Path path = folder.resolve("set.h5");
    LabelledPacket one = new LabelledPacket(1, TestFiles.signal(1, 2));
    try (Hdf5PacketWriter writer = Hdf5PacketWriter.create(path, 2, 1)) {
      writer.append(one);
      assertThatThrownBy(writer::commit).isInstanceOf(IllegalStateException.class);
      writer.append(new LabelledPacket(2, TestFiles.signal(3, 4)));
      assertThatThrownBy(() -> writer.append(one)).isInstanceOf(IllegalStateException.class);
      assertThat(path).doesNotExist();
      writer.commit();
    }
    try (Recordings packets = Recordings.open(path)) {
      assertThat(packets.get(0).emitter()).contains("1");
      assertThat(packets.get(1).emitter()).contains("2");
      assertThat(packets.get(1).readAll().toArray()).containsExactly(3, 4);
    }
  }

  @Test
  void leavesNothingBehindWithoutACommit() throws IOException {
    try (Hdf5PacketWriter writer = Hdf5PacketWriter.create(folder.resolve("set.h5"), 2, 1)) {
      writer.append(new LabelledPacket(1, TestFiles.signal(1, 2)));
    }
    assertThatThrownBy(() -> Hdf5PacketWriter.create(folder.resolve("no/set.h5"), 1, 1))
        .isInstanceOf(UncheckedIOException.class);
    assertThatThrownBy(() -> Hdf5PacketWriter.create(folder.resolve("set.h5"), 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  private Path write(Object data, Object labels) {
    Path path = folder.resolve("set.h5");
    try (WritableHdfFile file = HdfFile.write(path)) {
      if (data != null) {
        file.putDataset("data", data);
      }
      if (labels != null) {
        file.putDataset("label", labels);
      }
    }
    return path;
  }

  private static MalformedRecordingException opening(Path path) {
    return catchThrowableOfType(
        MalformedRecordingException.class,
        () -> {
          try (Recordings recordings = Recordings.open(path)) {
            recordings.forEach(Recording::readAll);
          }
        });
  }
}
