package io.rffi.cli.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.rffi.api.MalformedRecordingException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MessagesTest {
  @Test
  void namesTheFileOnce() {
    assertThat(Messages.of(Path.of("d1"), new MalformedRecordingException("d1", 7, "odd")))
        .isEqualTo("d1 at byte 7: odd");
    assertThat(Messages.of(Path.of("set.h5"), new IllegalStateException("x: set.h5[3], poor")))
        .isEqualTo("x: set.h5[3], poor");
    assertThat(Messages.of(Path.of("run"), new IllegalStateException("truncated")))
        .isEqualTo("run: truncated");
  }

  @Test
  void escapesFileNames() {
    Path file = Path.of("evil\u001b[2J\u202e");

    assertThat(Messages.of(file, new IllegalStateException("odd")))
        .isEqualTo("evil\\u001b[2J\\u202e: odd");
    assertThat(Messages.of(file, new MalformedRecordingException(file.toString(), -1, "odd")))
        .isEqualTo("evil\\u001b[2J\\u202e: odd");
  }
}
