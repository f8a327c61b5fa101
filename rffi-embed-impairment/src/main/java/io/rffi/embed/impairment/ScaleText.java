package io.rffi.embed.impairment;

import io.rffi.api.ModelException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A scale in three lines of text; decimals that give back the very same doubles. */
final class ScaleText {
  private static final List<String> KEYS = List.of("centres", "spreads", "matrix");

  private ScaleText() {}

  static String of(double[] centres, double[] spreads, double[][] map) {
    double[] flat = Arrays.stream(map).flatMapToDouble(Arrays::stream).toArray();
    return "centres " + join(centres) + "\nspreads " + join(spreads) + "\nmatrix " + join(flat);
  }

  private static String join(double[] values) {
    return Arrays.stream(values).mapToObj(Double::toString).collect(Collectors.joining(" "));
  }

  static ImpairmentScale parse(String text) {
    List<String> lines = text.strip().lines().toList();
    if (lines.size() != KEYS.size()) {
      throw new ModelException(
          "a scale has 3 lines, the text " + lines.size() + "; write it with toText()");
    }
    double[] centres = values(lines, 0);
    double[] spreads = values(lines, 1);
    double[] flat = values(lines, 2);
    int size = centres.length;
    if (size == 0 || spreads.length != size || flat.length != size * size) {
      throw new ModelException(
          "the scale has %d centres, %d spreads and %d figures of a matrix; write it with toText()"
              .formatted(size, spreads.length, flat.length));
    }
    if (Arrays.stream(spreads).anyMatch(spread -> !(spread > 0))) {
      throw new ModelException("the scale has a spread that is not above 0; learn it anew");
    }
    double[][] map = new double[size][];
    for (int row = 0; row < size; row++) {
      map[row] = Arrays.copyOfRange(flat, row * size, (row + 1) * size);
    }
    return new ImpairmentScale(centres, spreads, map);
  }

  private static double[] values(List<String> lines, int line) {
    String[] words = lines.get(line).strip().split(" +", -1);
    if (!words[0].equals(KEYS.get(line))) {
      throw new ModelException(
          "line %d of a scale begins with \"%s\", not with \"%s\""
              .formatted(line + 1, KEYS.get(line), words[0]));
    }
    try {
      double[] values = Arrays.stream(words).skip(1).mapToDouble(Double::parseDouble).toArray();
      if (!Arrays.stream(values).allMatch(Double::isFinite)) {
        throw new ModelException("the scale's " + words[0] + " are not all finite");
      }
      return values;
    } catch (NumberFormatException e) {
      throw new ModelException("the scale's " + words[0] + " are no numbers", e);
    }
  }
}
