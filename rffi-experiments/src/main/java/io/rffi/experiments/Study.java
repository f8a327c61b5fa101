package io.rffi.experiments;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * A paper's experiments on packets of one origin: the extractors that they need are trained, then
 * tried. One that was stopped goes on when it is run again with the same folder. For one thread.
 */
public interface Study {
  /**
   * What can be tried.
   *
   * @return the experiments' names, in the order in which they are run
   */
  List<String> experiments();

  /**
   * How many extractors are trained for the stated minutes, to tell how long a study takes; others
   * need less than a minute.
   *
   * @param experiments names of some, or none for all
   * @return the number of trainings
   * @throws IllegalArgumentException if there is no experiment of a name
   */
  int trainings(Set<String> experiments);

  /**
   * Repeats experiments. One at a time in a process.
   *
   * @param experiments names of some, or none for all
   * @param options how long to train, and where to keep the extractors
   * @param listener hears of every figure as it is measured
   * @return all figures
   * @throws IllegalArgumentException if there is no experiment of a name
   * @throws OtherExtractorException if the folder holds an extractor that was trained otherwise
   * @throws io.rffi.train.CheckpointException if a checkpoint in the folder is damaged
   * @throws IOException if a file can't be read or written
   * @throws InterruptedException if the thread is interrupted; what was trained stays
   */
  Reproduction run(
      Set<String> experiments, ReproductionOptions options, ReproductionListener listener)
      throws IOException, InterruptedException;
}
