package io.rffi.eval.metric;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Vectors from numpy and scipy, see {@code src/test/scripts/metrics.py}. */
final class Golden {
  private static final List<String[]> LINES = read();

  private Golden() {}

  private static List<String[]> read() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Golden.class.getResourceAsStream("metrics.csv"), StandardCharsets.UTF_8))) {
      return reader.lines().map(line -> line.split(",", -1)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The values of all lines of a kind. */
  static List<String[]> lines(String kind, String name) {
    return LINES.stream()
        .filter(line -> line[0].equals(kind) && line[1].equals(name))
        .map(line -> Arrays.copyOfRange(line, 2, line.length))
        .toList();
  }

  /** The numbers of the only line of a kind. */
  static double[] numbers(String kind, String name) {
    List<String[]> lines = lines(kind, name);
    if (lines.size() != 1) {
      throw new IllegalStateException(lines.size() + " lines of " + kind + " of " + name);
    }
    return Stream.of(lines.get(0)).mapToDouble(Golden::number).toArray();
  }

  static double number(String text) {
    return switch (text) {
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }
}
