package io.rffi.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rffi.train.engine.Tensor;
import io.rffi.train.engine.TrainerState;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFileTest {
  private static final Checkpoint CHECKPOINT =
      new Checkpoint(
          "seed=1",
          12.5,
          new TrainerState(
              7,
              List.of(tensor(1)),
              List.of(tensor(6), tensor(7)),
              List.of(tensor(2)),
              List.of(tensor(3), tensor(4))),
          new LearningRate.State(1e-3, 0.75, 2),
          List.of(tensor(5)));

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("checkpoint.safetensors");
    CheckpointFile.write(CHECKPOINT, file);
  }

  @Test
  void whatWasWrittenComesBack() throws IOException {
    assertThat(CheckpointFile.read(file)).isEqualTo(CHECKPOINT);
  }

  @Test
  void damageIsNoticed() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    for (int n = 0; n < whole.length; n += 7) {
      byte[] damaged = whole.clone();
      damaged[n] ^= 0x10;
      Files.write(file, damaged);
      // What of the header nobody reads can't do harm.
      try {
        assertThat(CheckpointFile.read(file)).isEqualTo(CHECKPOINT);
        assertThat(n).isLessThan(headerLength(whole));
      } catch (CheckpointException e) {
        assertThat(e).hasMessageContaining("delete it to begin again");
      }
    }
  }

  private static int headerLength(byte[] file) {
    return Long.BYTES + (int) ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
  }

  /** Other programs read it, too: the published format, and nothing but tensors. */
  @Test
  void isASafetensorsFile() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    String header =
        new String(whole, Long.BYTES, headerLength(whole) - Long.BYTES, StandardCharsets.UTF_8);
    assertThat(header)
        .contains("\"network.0\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[")
        .contains("\"loss.1\":", "\"best.0\":", "\"steps\":{\"dtype\":\"I64\"");
  }

  @Test
  void truncationIsNoticed() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length += 49) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> CheckpointFile.read(file)).isInstanceOf(CheckpointException.class);
    }
  }

  private static Tensor tensor(float first) {
    return Tensor.of(new long[] {2, 3}, first, 2, 3, 4, 5, 6);
  }
}
