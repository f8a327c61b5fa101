package io.rffi.eval.simulate;

import io.rffi.augment.testbed.Reception;
import io.rffi.augment.testbed.TestSet;
import io.rffi.augment.testbed.Testbed;
import io.rffi.eval.pipeline.OrderedPipeline;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/** Writes the sets of a testbed, one after another. For one thread. */
public final class Simulation {
  /** Receptions that each thread may be ahead of the file. */
  private static final int AHEAD = 4;

  private final SimulationSettings settings;
  private final Testbed testbed;
  private final List<TestSet> sets;

  /**
   * Prepares.
   *
   * @param settings what to simulate
   * @throws IllegalArgumentException if the testbed or a set does not exist, or the scale can't be
   */
  public Simulation(SimulationSettings settings) {
    this(settings, settings.open());
  }

  /** Of a testbed that has no name. */
  Simulation(SimulationSettings settings, Testbed testbed) {
    this.settings = settings;
    this.testbed = testbed;
    sets = settings.setsOf(testbed);
  }

  /**
   * What is simulated.
   *
   * @return the testbed
   */
  public Testbed testbed() {
    return testbed;
  }

  /**
   * How much there is to do.
   *
   * @return the receptions of all sets that are written
   */
  public int receptions() {
    return sets.stream().mapToInt(TestSet::receptions).reduce(0, Math::addExact);
  }

  /**
   * Does it.
   *
   * @param folder where to write; empty
   * @param done called after each set
   * @param step called after each reception
   * @return all sets, in order
   * @throws java.io.UncheckedIOException if a file can't be written
   * @throws CancellationException if the thread is interrupted
   */
  public List<SetResult> writeTo(Path folder, Consumer<SetResult> done, Runnable step) {
    List<SetResult> results = new ArrayList<>();
    try (OrderedPipeline<Reception> pipeline =
        new OrderedPipeline<>("rffi-simulation", settings.threads(), AHEAD)) {
      for (TestSet set : sets) {
        SetResult result = write(set, folder, pipeline, step);
        results.add(result);
        done.accept(result);
      }
    }
    return results;
  }

  private SetResult write(
      TestSet set, Path folder, OrderedPipeline<Reception> pipeline, Runnable step) {
    long began = System.nanoTime();
    Measured measured = new Measured();
    try (SetWriter writer = settings.format().writer(folder, set);
        TruthFile truth = new TruthFile(folder, set)) {
      pipeline.run(
          set.receptions(),
          index -> testbed.receive(set, index),
          reception -> {
            truth.append(reception, writer.append(reception));
            measured.add(reception);
            step.run();
          });
      writer.commit();
      truth.commit();
      return measured.result(
          set,
          writer.files(),
          TruthFile.path(folder, set),
          Math.max(1, (System.nanoTime() - began) / 1_000_000) / 1e3);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      CancellationException interrupted = new CancellationException("interrupted");
      interrupted.initCause(e);
      throw interrupted;
    }
  }

  /** What the receptions say about themselves. */
  private static final class Measured {
    private final DoubleSummaryStatistics levelDbm = new DoubleSummaryStatistics();
    private final DoubleSummaryStatistics snrDb = new DoubleSummaryStatistics();
    private double sampleRateHz;
    private int exampleSamples;

    void add(Reception reception) {
      levelDbm.accept(reception.levelDbm());
      snrDb.accept(reception.snrDb());
      sampleRateHz = reception.examples().get(0).sampleRateHz();
      exampleSamples = reception.examples().get(0).length();
    }

    SetResult result(TestSet set, List<Path> files, Path truth, double seconds) {
      return new SetResult(
          set, files, truth, sampleRateHz, exampleSamples, levelDbm, snrDb, seconds);
    }
  }
}
