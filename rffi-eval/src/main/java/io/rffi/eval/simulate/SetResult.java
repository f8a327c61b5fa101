package io.rffi.eval.simulate;

import io.rffi.augment.testbed.TestSet;
import java.nio.file.Path;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/**
 * What became of one set.
 *
 * @param set the set
 * @param files the packet set or the recordings' metadata, in order
 * @param truth the file that holds what is true of each reception
 * @param sampleRateHz of the examples and recordings
 * @param exampleSamples how long an example is
 * @param levelDbm the levels that were drawn
 * @param snrDb the signal-to-noise ratios that were drawn
 * @param seconds how long it took
 */
public record SetResult(
    TestSet set,
    List<Path> files,
    Path truth,
    double sampleRateHz,
    int exampleSamples,
    DoubleSummaryStatistics levelDbm,
    DoubleSummaryStatistics snrDb,
    double seconds) {
  /** Copies the files. */
  public SetResult {
    files = List.copyOf(files);
  }

  /**
   * How many examples the receptions yield.
   *
   * @return of all units together
   */
  public int examples() {
    return set.receptions() * set.examplesPerReception();
  }
}
