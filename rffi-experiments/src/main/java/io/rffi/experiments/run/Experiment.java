package io.rffi.experiments.run;

import java.util.List;

/** One of a paper's experiments. */
public interface Experiment {
  /**
   * The name in files and on the command line.
   *
   * @return in lower case
   */
  String text();

  /**
   * What is tried.
   *
   * @return in a sentence, without its end
   */
  String title();

  /**
   * Which extractors are compared.
   *
   * @return their names
   */
  List<String> extractors();
}
