package io.rffi.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No file exhausts 256 MB, and good ones of a hundred thousand annotations fit in. */
class SmallHeapTest {
  private static final String START =
      "{\"global\":{\"core:datatype\":\"cu8\",\"core:version\":\"1.2.0\",\"core:sample_rate\":1";
  private static final int BYTES = 3_000_000;
  private static final int MANY_BYTES = 18_000_000;

  @TempDir private Path folder;

  @Test
  void filesOfEverySortAreReadOrRefused() throws Exception {
    Map<String, String> expected = new LinkedHashMap<>();
    expected.put(
        empties("annotations", BYTES, "},\"annotations\":[", "[]", "]}"), "must be an object");
    expected.put(
        empties("captures", BYTES, "},\"captures\":[", "{}", "]}"), "sample_start is missing");
    expected.put(
        empties(
            "label",
            MANY_BYTES,
            "},\"annotations\":[{\"core:sample_start\":0,\"core:label\":[",
            "[]",
            "]}]}"),
        "got an");
    expected.put(
        empties("unknown", BYTES, ",\"x:y\":[", "[]", "]}}"), "1 recordings, 0 annotations");
    expected.put(empties("top", BYTES, "},\"x:y\":[", "{\"a\":[1]}", "]}"), "1 recordings, 0 ann");
    expected.put(
        empties("extensions", BYTES, ",\"core:extensions\":[", "{}", "]}}"), "more than 1000");
    expected.put(keys(), "1 recordings, 0 annotations");
    expected.put(endless("nested", n -> "["), "nesting depth");
    expected.put(endless("digits", n -> "7"), "length");
    expected.put(endless("text", n -> n == 0 ? "\"" : "x"), "no JSON");
    expected.put(annotations("many", 600_000, 5), "more than 500000 elements");
    expected.put(annotations("good", 100_000, 300), "1 recordings, 100000 annotations");
    for (String bad : List.of("terabytes", "many-packets", "inflates", "label-inflates")) {
      expected.put(TestFiles.resource("/hdf5/bad-" + bad + ".h5").toString(), "refused: ");
    }
    List<String> lines = run(expected.keySet());
    assertThat(lines).hasSize(expected.size());
    int line = 0;
    for (Map.Entry<String, String> entry : expected.entrySet()) {
      assertThat(lines.get(line++))
          .startsWith(Path.of(entry.getKey()).getFileName().toString())
          .contains(entry.getValue())
          .hasSizeLessThan(600);
    }
  }

  private static List<String> run(Iterable<String> files) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(SmallHeap.class.getName());
    files.forEach(command::add);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(printed).isZero();
    return printed.lines().toList();
  }

  private String empties(String name, int bytes, String before, String element, String after)
      throws IOException {
    return file(
        name,
        writer -> {
          writer.write(START + before + element);
          for (int n = 0; n < bytes; n += element.length() + 1) {
            writer.write("," + element);
          }
          writer.write(after);
        });
  }

  private String keys() throws IOException {
    return file(
        "keys",
        writer -> {
          writer.write(START + ",\"x:y\":{\"k\":0");
          for (int n = 0; n < BYTES; n += 12) {
            writer.write(",\"k" + n + "\":0");
          }
          writer.write("}}}");
        });
  }

  /** A number where one belongs, as long as can be. */
  private String endless(String name, IntFunction<String> piece) throws IOException {
    return file(
        name,
        writer -> {
          writer.write(START + ",\"core:offset\":");
          for (int n = 0; n < BYTES; n++) {
            writer.write(piece.apply(n));
          }
        });
  }

  private String annotations(String name, int count, int bytes) throws IOException {
    String comment = "x".repeat(bytes);
    return file(
        name,
        writer -> {
          writer.write(START + "},\"annotations\":[{\"core:sample_start\":0}");
          for (int n = 1; n < count; n++) {
            writer.write(
                ",{\"core:sample_start\":0,\"core:label\":\"packet "
                    + n
                    + "\",\"core:comment\":\""
                    + comment
                    + "\",\"signal:emitter\":{\"label\":\"sensor "
                    + n % 60
                    + "\"}}");
          }
          writer.write("]}");
        });
  }

  /** Writes a JSON text. */
  @FunctionalInterface
  private interface Content {
    void writeTo(Writer writer) throws IOException;
  }

  private String file(String name, Content content) throws IOException {
    Path base = folder.resolve(name);
    Files.write(SigmfPair.half(base, SigmfPair.DATA), new byte[2]);
    Path meta = SigmfPair.half(base, SigmfPair.META);
    try (Writer writer = Files.newBufferedWriter(meta)) {
      content.writeTo(writer);
    }
    return meta.toString();
  }
}
