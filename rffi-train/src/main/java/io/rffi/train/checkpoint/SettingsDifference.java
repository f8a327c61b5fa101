package io.rffi.train.checkpoint;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Says in what two trainings differ: their settings are long, and mostly the same. */
public final class SettingsDifference {
  private SettingsDifference() {}

  /**
   * The words of two settings that the other lacks.
   *
   * @param found settings that are there, words between spaces
   * @param wanted those that should be
   * @return for example {@code "seed=1, not seed=99"}
   */
  public static String of(String found, String wanted) {
    List<String> had = Arrays.asList(found.split(" ", -1));
    List<String> asked = Arrays.asList(wanted.split(" ", -1));
    return without(had, asked) + ", not " + without(asked, had);
  }

  private static String without(List<String> words, List<String> others) {
    return words.stream().filter(word -> !others.contains(word)).collect(Collectors.joining(" "));
  }
}
