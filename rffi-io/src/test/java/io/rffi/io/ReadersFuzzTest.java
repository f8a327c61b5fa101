package io.rffi.io;

import io.rffi.api.Block;
import io.rffi.api.MalformedRecordingException;
import io.rffi.api.fuzz.Fuzzing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Files of every kind that were damaged at random are read to their end, or refused as malformed:
 * no other exception, no hang, no exhausted memory.
 */
class ReadersFuzzTest {
  private static final long SMOKE = 500;
  private static final long FULL = 200_000;

  /** Between the halves of a SigMF pair in one input. */
  private static final byte SEPARATOR = 0x1e;

  private static final List<String> SIGMF =
      List.of(
          "\"core:sample_start\": 0",
          "\"core:sample_count\": 9007199254740992",
          "\"core:header_bytes\": 1",
          "\"core:offset\": 1",
          "\"core:trailing_bytes\": 3",
          "\"core:dataset\": \"x.sigmf-data\"",
          "\"core:datatype\": \"cf64_be\"",
          "\"signal:emitter\": {\"seid\": 1}",
          "\"core:num_channels\": 1",
          "\"captures\": [",
          "\"annotations\": [",
          "{\"core:sample_start\": 0},",
          "[[[[",
          "{},",
          "null",
          "1e999",
          "\\ud800",
          "9".repeat(30));
  private static final List<String> TAR =
      List.of(
          "ustar\00000", "0000777\0", "\200\0\0\0", "30 mtime=1\n", "9 size=1\n", "x", "L", "S");
  private static final List<String> HDF5 =
      List.of("TREE", "SNOD", "HEAP", "OHDR", "OCHK", "FADB", "EADB", "BTHD", "FRHP", "\0\0\0\0");

  /** Five seconds are for reading, not for loading classes on a busy machine. */
  @BeforeAll
  static void loadClasses() {
    for (String name : List.of("chunked.h5", "pax.sigmf", "cu8.sigmf-meta")) {
      read(TestFiles.golden(name), ReadOptions.defaults());
    }
  }

  @Test
  void aFewDamagedFiles() throws IOException {
    pair(SMOKE);
    archive(SMOKE);
    hdf5(SMOKE);
    raw(SMOKE);
  }

  @Test
  @Tag("fuzz")
  void sigmfPairs() throws IOException {
    pair(FULL);
  }

  @Test
  @Tag("fuzz")
  void sigmfArchives() throws IOException {
    archive(FULL);
  }

  @Test
  @Tag("fuzz")
  void hdf5PacketSets() throws IOException {
    hdf5(FULL);
  }

  @Test
  @Tag("fuzz")
  void rawFiles() throws IOException {
    raw(FULL);
  }

  private static void pair(long executions) throws IOException {
    List<byte[]> seeds = new ArrayList<>();
    for (String name : List.of("ci16_le", "cf32_be", "cu8")) {
      ByteArrayOutputStream both = new ByteArrayOutputStream();
      both.writeBytes(Files.readAllBytes(TestFiles.golden(name + SigmfPair.META)));
      both.write(SEPARATOR);
      both.writeBytes(Files.readAllBytes(TestFiles.golden(name + SigmfPair.DATA)));
      seeds.add(both.toByteArray());
    }
    seeds.add((segments() + (char) SEPARATOR + "0123456789ab").getBytes(StandardCharsets.US_ASCII));
    TestFiles.inTemporaryFolder(
        folder ->
            fuzzing("sigmf-pair", seeds, SIGMF)
                .run(
                    executions,
                    input -> {
                      int end = 0;
                      while (end < input.length && input[end] != SEPARATOR) {
                        end++;
                      }
                      byte[] data =
                          Arrays.copyOfRange(input, Math.min(end + 1, input.length), input.length);
                      Files.write(folder.resolve("x.sigmf-meta"), Arrays.copyOf(input, end));
                      Files.write(folder.resolve("x.sigmf-data"), data);
                      read(folder.resolve("x"), ReadOptions.defaults().withoutChecksums());
                    }));
  }

  private static String segments() {
    return """
        {"global": {"core:datatype": "cu8", "core:version": "1.2.0", "core:sample_rate": 1e3,
          "core:trailing_bytes": 1, "core:extensions": [{"name": "x", "optional": true}]},
         "captures": [{"core:sample_start": 0, "core:header_bytes": 2, "core:frequency": 1e6},
          {"core:sample_start": 2, "core:header_bytes": 1, "core:datetime": "2024-02-29T12:00:00Z"}],
         "annotations": [{"core:sample_start": 1, "core:sample_count": 2, "core:label": "x",
          "core:freq_lower_edge": 1, "core:freq_upper_edge": 2, "signal:emitter": {"label": "A"}},
          {"core:sample_start": 2, "signal:emitter": {"seid": 7}}]}
        """;
  }

  private static void archive(long executions) throws IOException {
    Map<String, byte[]> members = new LinkedHashMap<>();
    for (String name : List.of("ci16_le", "cu8")) {
      for (String half : List.of(SigmfPair.META, SigmfPair.DATA)) {
        members.put("a/" + name + half, Files.readAllBytes(TestFiles.golden(name + half)));
      }
    }
    List<byte[]> seeds =
        List.of(
            TestFiles.tar(members),
            Files.readAllBytes(TestFiles.golden("pax.sigmf")),
            Files.readAllBytes(TestFiles.golden("ustar.sigmf")));
    List<String> words = new ArrayList<>(TAR);
    words.addAll(SIGMF);
    TestFiles.inTemporaryFolder(
        folder ->
            fuzzing("sigmf-archive", seeds, words)
                .run(
                    executions,
                    input ->
                        read(
                            Files.write(folder.resolve("x.sigmf"), input),
                            ReadOptions.defaults().withoutChecksums())));
  }

  private static void hdf5(long executions) throws IOException {
    List<byte[]> seeds = new ArrayList<>();
    for (Path file : (Iterable<Path>) hdf5Files()::iterator) {
      seeds.add(Files.readAllBytes(file));
    }
    TestFiles.inTemporaryFolder(
        folder ->
            fuzzing("hdf5", seeds, HDF5)
                .run(
                    executions,
                    input ->
                        read(Files.write(folder.resolve("x.h5"), input), ReadOptions.defaults())));
  }

  private static Stream<Path> hdf5Files() throws IOException {
    return Stream.concat(
        Stream.of("contiguous.h5", "chunked.h5").map(TestFiles::golden), Hdf5FilesTest.good());
  }

  private static void raw(long executions) throws IOException {
    SampleFormat[] formats = SampleFormat.values();
    byte[] seed =
        Arrays.copyOf(
            new byte[] {(byte) Arrays.asList(formats).indexOf(SampleFormat.CU8)}, 1 + 640);
    System.arraycopy(TestFiles.ramp(320), 0, seed, 1, 640);
    TestFiles.inTemporaryFolder(
        folder ->
            fuzzing("raw", List.of(seed), List.of("\0\0\300\177", "\177\200\0\0"))
                .run(
                    executions,
                    input -> {
                      SampleFormat format =
                          formats[input.length == 0 ? 0 : (input[0] & 0xff) % formats.length];
                      byte[] data =
                          Arrays.copyOfRange(input, Math.min(1, input.length), input.length);
                      Files.write(folder.resolve("x.bin"), data);
                      read(
                          folder.resolve("x.bin"),
                          ReadOptions.defaults().withRawFormat(RawFormat.of(format, 1e6)));
                    }));
  }

  /** To the end, as far as it is not too far. */
  private static void read(Path file, ReadOptions options) {
    try (Recordings recordings = Recordings.open(file, options)) {
      int left = 50;
      for (Recording recording : recordings) {
        for (Block block : recording.blocks(500, 7)) {
          recording.emitterAt((double) block.startSample());
          if (left-- == 0) {
            return;
          }
        }
        for (Annotation annotation : recording.annotations()) {
          recording.read(annotation);
          if (left-- == 0) {
            return;
          }
        }
        recording.read(recording.sampleCount() - 1, 1);
      }
    }
  }

  private static Fuzzing fuzzing(String name, List<byte[]> seeds, List<String> words) {
    return new Fuzzing(name, seeds, words, List.of(MalformedRecordingException.class));
  }
}
