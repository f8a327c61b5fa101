package io.rffi.train;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is trained, and on what: a recipe {@linkplain LoraRecipe#on on LoRa data} or {@linkplain
 * IqRecipe#on on I/Q windows}. {@link Training} runs it. Immutable.
 */
public abstract sealed class TrainingTask permits LoraTask, IqTask {
  TrainingTask() {}

  /**
   * All that must not differ when a stopped training goes on, as text. A model says it of itself.
   *
   * @param seed of the training
   * @return equal for equal trainings, but for their length
   */
  public abstract String settings(long seed);

  /**
   * Whether it learns for as many minutes as the options give, or is done at once.
   *
   * @return false for {@link Learning.Discriminants} only
   */
  public abstract boolean usesBudget();

  /**
   * In what two trainings differ, of which the {@linkplain #settings settings} are long and mostly
   * the same.
   *
   * @param found settings that are there, words between spaces
   * @param wanted those that should be
   * @return the words that the other lacks, for example {@code "seed=1, not seed=99"}
   */
  public static String difference(String found, String wanted) {
    List<String> had = Arrays.asList(found.split(" ", -1));
    List<String> asked = Arrays.asList(wanted.split(" ", -1));
    return without(had, asked) + ", not " + without(asked, had);
  }

  private static String without(List<String> words, List<String> others) {
    return words.stream().filter(word -> !others.contains(word)).collect(Collectors.joining(" "));
  }

  /** Learns; what is needed to judge the network comes with it. */
  abstract LearntModel learn(TrainingSession session) throws IOException, InterruptedException;
}
