package io.rffi.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.rffi.api.MalformedRecordingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SigMF that is made to hang, to fill the memory, or to write into a terminal. */
class HostileSigmfTest {
  private static final Duration HANG = Duration.ofSeconds(60);
  private static final int MANY = 100_000;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"0, 0 | 1", "0, 0, 0, 2 | 2", "0, 3, 3 | 2", "1, 1, 3, 3, 3 | 3"})
  void ofCapturesThatBeginAtOneSampleTheLastHolds(String starts, int held) throws IOException {
    String[] numbers = starts.split(",\\s*", -1);
    String captures =
        IntStream.range(0, numbers.length)
            .mapToObj(
                n -> "{\"core:sample_start\":%s,\"core:frequency\":%d}".formatted(numbers[n], n))
            .collect(Collectors.joining(","));
    Path path = TestFiles.pair(folder, "", captures, "", TestFiles.ramp(4));
    assertTimeoutPreemptively(HANG, () -> readsTheRamp(path, held, numbers.length - 1));
    assertTimeoutPreemptively(HANG, () -> readsTheRamp(archive(path), held, numbers.length - 1));
  }

  private static void readsTheRamp(Path path, int captures, int lastFrequency) {
    try (Recordings recordings = Recordings.open(path)) {
      Recording recording = recordings.only();
      assertThat(TestFiles.rampValue(recording.readAll(), 3)).isEqualTo(3);
      assertThat(TestFiles.rampValue(recording.read(2, 1), 0)).isEqualTo(2);
      assertThat(recording.read(3, 1).centreFrequencyHz()).hasValue(lastFrequency);
      // Before the first capture there may be samples of which nothing is said.
      assertThat(recording.captures())
          .hasSize((int) recording.captures().stream().map(Capture::startSample).distinct().count())
          .hasSizeBetween(captures - 1, captures)
          .allSatisfy(capture -> assertThat(capture.sampleCount()).isPositive());
    }
  }

  private static Path archive(Path base) throws IOException {
    Map<String, byte[]> halves = new HashMap<>();
    for (String half : List.of(SigmfPair.META, SigmfPair.DATA)) {
      halves.put("x/x" + half, Files.readAllBytes(SigmfPair.half(base, half)));
    }
    return Files.write(base.resolveSibling("x.sigmf"), TestFiles.tar(halves));
  }

  @Test
  void theHeadersOfCapturesWithoutSamplesAreNoSamples() throws IOException {
    byte[] file = new byte[3 + 2 + 8];
    System.arraycopy(TestFiles.ramp(4), 0, file, 5, 8);
    String captures =
        "{\"core:sample_start\":0,\"core:header_bytes\":3},"
            + "{\"core:sample_start\":0,\"core:header_bytes\":2}";
    readsTheRampFrom(TestFiles.pair(folder, "", captures, "", file));
  }

  private static void readsTheRampFrom(Path path) {
    try (Recordings recordings = Recordings.open(path)) {
      assertThat(recordings.only().sampleCount()).isEqualTo(4);
      assertThat(TestFiles.rampValue(recordings.only().readAll(), 0)).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'core:sample_start': 9223372036854775808} | 2^53",
        "{'core:sample_start': 1e999999999} | not finite",
        "{'core:sample_start': NaN} | no JSON",
        "{'core:sample_start': 9007199254740992} | only 4 samples",
        "{'core:sample_start': 0, 'core:header_bytes': -1} | 2^53",
        "{'core:sample_start': 0, 'core:header_bytes': 9007199254740992} | ends behind the file",
        "{'core:sample_start': 0, 'core:sample_start': 1} | twice",
        "{'core:sample_start': {'core:sample_start': 0}} | must be a number, got an object",
        "{'core:sample_start': [[], []]} | must be a number, got an array",
        "[] | must be an object",
        "{'core:sample_start': 0, 'core:frequency': -1e999} | not finite"
      })
  void refusesImpossibleCaptures(String capture, String problem) throws IOException {
    Path path = TestFiles.pair(folder, "", capture.replace('\'', '"'), "", TestFiles.ramp(4));
    refuses(path, problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'core:sample_start': 0, 'core:sample_count': -1} | 2^53",
        "{'core:sample_start': 9007199254740992, 'core:sample_count': 9007199254740992} | only 4",
        "{'core:sample_start': 5, 'core:sample_count': 0} | only 4",
        "{'core:sample_start': 0, 'core:label': ['x']} | must be text, got an array",
        "{'core:sample_start': 0, 'signal:emitter': [{'label': 'x'}]} | must be an object, got an",
        "{'core:sample_start': 0, 'signal:emitter': {'label': 'a', 'label': 'b'}} | twice"
      })
  void refusesImpossibleAnnotations(String annotation, String problem) throws IOException {
    Path path = TestFiles.pair(folder, "", "", annotation.replace('\'', '"'), TestFiles.ramp(4));
    refuses(path, problem);
  }

  @Test
  void anAnnotationMayBeEmpty() throws IOException {
    String annotation =
        "{\"core:sample_start\":4,\"core:sample_count\":0,\"signal:emitter\":{\"label\":\"A\"}}";
    Path path = TestFiles.pair(folder, "", "", annotation, TestFiles.ramp(4));
    try (Recordings recordings = Recordings.open(path)) {
      Recording recording = recordings.only();
      assertThat(recording.read(recording.annotations().get(0)).length()).isZero();
    }
  }

  @Test
  void aHundredThousandCapturesAndAnnotationsAreReadInOnePass() throws IOException {
    // Each annotation covers a hundred samples, and so overlaps with its neighbours.
    String captures = each(n -> "{\"core:sample_start\":" + n + "}");
    String annotations =
        each(
            n ->
                "{\"core:sample_start\":%d%s,\"signal:emitter\":{\"label\":\"%d\"}}"
                    .formatted(
                        n,
                        n % 2 == 0 ? "" : ",\"core:sample_count\":" + Math.min(100, MANY - n),
                        n % 7));
    Path path = TestFiles.pair(folder, "", captures, annotations, new byte[2 * MANY]);
    assertTimeoutPreemptively(
        HANG,
        () -> {
          try (Recordings recordings = Recordings.open(path)) {
            Recording recording = recordings.only();
            assertThat(recording.annotations()).hasSize(MANY);
            assertThat(IntStream.range(0, MANY).filter(n -> recording.emitterAt(n).isPresent()))
                .hasSize(MANY);
            assertThat(recording.blocks(100, 0)).hasSize(MANY / 100);
          }
        });
  }

  private static String each(IntFunction<String> element) {
    return IntStream.range(0, MANY).mapToObj(element).collect(Collectors.joining(","));
  }

  @Test
  void theFirstAnnotationThatCoversASampleSaysWhoSentIt() throws IOException {
    String annotations =
        Map.of("late", "4,2", "inner", "2,1", "outer", "0,6").entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(
                entry ->
                    "{\"core:sample_start\":%s,\"signal:emitter\":{\"label\":\"%s\"}}"
                        .formatted(
                            entry.getValue().replace(",", ",\"core:sample_count\":"),
                            entry.getKey()))
            .collect(Collectors.joining(","));
    Path path = TestFiles.pair(folder, "", "", annotations, TestFiles.ramp(7));
    try (Recordings recordings = Recordings.open(path)) {
      Recording recording = recordings.only();
      assertThat(IntStream.range(0, 7).mapToObj(n -> recording.emitterAt(n + 0.5).orElse("-")))
          .containsExactly("outer", "outer", "inner", "outer", "late", "late", "-");
      assertThat(recording.emitterAt(-1)).isEmpty();
      assertThat(recording.emitterAt(Double.NaN)).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'core:version': '\\u001b[2J\\n\\u202e' | is no version: \\u001b[2J\\u000a\\u202e",
        "'core:datatype': '\\u0007' | datatype \\u0007 is unknown",
        "'core:dataset': 'a\\u0000b' | got a\\u0000b",
        "'core:dataset': '\\ud800' | got \\ud800",
        "'core:extensions': [{'name': '\\u009b1m'}] | \\u009b1m"
      })
  void messagesCarryNoControlCharacters(String field, String said) throws IOException {
    String[] named = field.split(":\\s", 2);
    String json =
        Map.of("'core:version'", "'1.2.0'", "'core:datatype'", "'cu8'").entrySet().stream()
            .filter(entry -> !entry.getKey().equals(named[0]))
            .map(entry -> entry.getKey() + ": " + entry.getValue())
            .collect(Collectors.joining(", ", "{'global': {" + field + ", ", ""))
            .concat(", 'core:sample_rate': 1}}");
    Path path = TestFiles.pair(folder, json.replace('\'', '"'), TestFiles.ramp(1));
    refuses(path, said);
  }

  @Test
  void messagesAreShort() throws IOException {
    String text = "x".repeat(20_000);
    refuses(
        TestFiles.pair(folder, "\"core:dataset\": \"/" + text + "\"", "", "", new byte[2]),
        "… (20001 characters)");
    refuses(
        TestFiles.pair(folder, "\"core:num_channels\": \"" + text + "\"", "", "", new byte[2]),
        "must be a number");
    refuses(TestFiles.pair(folder, "{\"global\": " + text + "}", new byte[2]), "no JSON");
    refuses(
        TestFiles.pair(folder, "\"core:offset\": " + "9".repeat(900), "", "", new byte[2]),
        "finite");
  }

  private static void refuses(Path path, String problem) {
    assertThatThrownBy(() -> Recordings.open(path))
        .isInstanceOf(MalformedRecordingException.class)
        .hasMessageContaining(problem)
        .satisfies(
            thrown -> {
              assertThat(thrown.getMessage()).hasSizeLessThan(1000);
              assertThat(thrown.getMessage().chars()).noneMatch(Character::isISOControl);
            });
  }
}
