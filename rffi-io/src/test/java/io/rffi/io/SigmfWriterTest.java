package io.rffi.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rffi.api.IqSignal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigmfWriterTest {
  private static final SigmfDescription PLAIN = SigmfDescription.defaults();
  private static final IqSignal ONE = TestFiles.signal(0.25f, -0.5f);

  @TempDir private Path folder;

  @Test
  void writesWhatSigmfAsksFor() throws IOException {
    SigmfWriter.write(
        folder.resolve("x.sigmf-data"),
        ONE,
        PLAIN.withEmitter("A").withAuthor("me").withDescription("one sample"));
    JsonNode meta = new ObjectMapper().readTree(folder.resolve("x.sigmf-meta").toFile());
    JsonNode global = meta.get("global");
    assertThat(global.get("core:datatype").textValue()).isEqualTo("cf32_le");
    assertThat(global.get("core:sample_rate").doubleValue()).isEqualTo(1e6);
    assertThat(global.get("core:version").textValue()).startsWith("1.");
    assertThat(global.get("core:author").textValue()).isEqualTo("me");
    assertThat(global.get("core:description").textValue()).isEqualTo("one sample");
    assertThat(global.get("core:extensions").get(0).get("name").textValue()).isEqualTo("signal");
    assertThat(meta.get("captures")).hasSize(1);
    JsonNode annotation = meta.get("annotations").get(0);
    assertThat(annotation.get("core:sample_count").longValue()).isEqualTo(1);
    assertThat(annotation.get("signal:emitter").get("label").textValue()).isEqualTo("A");
    assertThat(files()).containsExactly("x.sigmf-data", "x.sigmf-meta");
  }

  @Test
  void beginsACaptureWhereTheTuningOrTheTimeChanges() {
    Instant time = Instant.parse("2024-05-06T07:08:09.123456789Z");
    IqSignal tuned = IqSignal.of(new float[] {1, 2, 3, 4}, 1e6, 868e6);
    Annotation remark =
        new Annotation(
            1,
            2,
            Optional.of("B"),
            Optional.of("burst"),
            OptionalDouble.of(1),
            OptionalDouble.of(2));
    try (SigmfWriter writer = SigmfWriter.create(folder.resolve("x"), PLAIN)) {
      writer.append(ONE);
      writer.append(ONE);
      writer.append(tuned);
      writer.append(tuned, time);
      writer.annotate(remark);
      assertThat(writer.sampleCount()).isEqualTo(6);
      writer.commit();
    }
    try (Recordings recordings = Recordings.open(folder.resolve("x"))) {
      Recording recording = recordings.only();
      assertThat(recording.captures())
          .containsExactly(
              new Capture(0, 2, OptionalDouble.empty(), Optional.empty()),
              new Capture(2, 2, OptionalDouble.of(868e6), Optional.empty()),
              new Capture(4, 2, OptionalDouble.of(868e6), Optional.of(time)));
      assertThat(recording.annotations()).containsExactly(remark);
      assertThat(recording.read(2, 4).toArray()).containsExactly(1, 2, 3, 4, 1, 2, 3, 4);
      assertThat(recording.emitter()).contains("B");
    }
  }

  @Test
  void integersSaturate() {
    IqSignal loud = TestFiles.signal(1.5f, -1.5f, 0.5f, 0);
    SigmfWriter.write(folder.resolve("x"), loud, PLAIN.withFormat(SampleFormat.CI16_BE));
    try (Recordings recordings = Recordings.open(folder.resolve("x"))) {
      IqSignal read = recordings.only().readAll();
      assertThat(read.toArray()).containsExactly(32767 / 32768f, -1, 0.5f, 0);
      assertThat(SampleFormat.CI16_BE.clippedFraction(read)).hasValue(0.5);
      assertThat(SampleFormat.CF32_LE.clippedFraction(read)).isEmpty();
    }
  }

  @Test
  void leavesNothingBehindWithoutACommit() throws IOException {
    try (SigmfWriter writer = SigmfWriter.create(folder.resolve("x"), PLAIN)) {
      writer.append(ONE);
      assertThat(Files.exists(folder.resolve("x.sigmf-data"))).isFalse();
    }
    assertThat(files()).isEmpty();
  }

  @Test
  void replacesOnlyWhenAsked() throws IOException {
    Path path = folder.resolve("x");
    SigmfWriter.write(path, ONE, PLAIN);
    assertThatThrownBy(() -> SigmfWriter.write(path, TestFiles.signal(0, 0, 1, 1), PLAIN))
        .isInstanceOf(UncheckedIOException.class)
        .hasCauseInstanceOf(FileAlreadyExistsException.class);
    assertOpens(path, 1);

    try (SigmfWriter writer = SigmfWriter.replace(path, PLAIN)) {
      writer.append(TestFiles.signal(0, 0, 1, 1));
      assertOpens(path, 1);
      writer.commit();
    }
    assertOpens(path, 2);
    assertThat(files()).containsExactly("x.sigmf-data", "x.sigmf-meta");
  }

  @Test
  void refusesWhatIsNoRecording() throws IOException {
    try (SigmfWriter writer = SigmfWriter.create(folder.resolve("x"), PLAIN)) {
      assertThatThrownBy(writer::commit).isInstanceOf(IllegalStateException.class);
      writer.append(ONE);
      assertThatThrownBy(() -> writer.append(IqSignal.of(new float[2], 2e6)))
          .isInstanceOf(IllegalArgumentException.class);
      writer.annotate(Annotation.ofEmitter(0, 2, "A"));
      assertThatThrownBy(writer::commit).isInstanceOf(IllegalStateException.class);
    }
    assertThat(files()).isEmpty();
    assertThatThrownBy(() -> SigmfWriter.create(folder.resolve("no/x"), PLAIN))
        .isInstanceOf(UncheckedIOException.class);
  }

  private static void assertOpens(Path path, long samples) {
    try (Recordings recordings = Recordings.open(path)) {
      assertThat(recordings.only().sampleCount()).isEqualTo(samples);
    }
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
