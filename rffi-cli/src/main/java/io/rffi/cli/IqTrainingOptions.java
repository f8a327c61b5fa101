package io.rffi.cli;

import io.rffi.cli.flow.CommandFailure;
import io.rffi.train.IqData;
import io.rffi.train.IqParadigm;
import io.rffi.train.IqRecipe;
import io.rffi.train.TrainingTask;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import picocli.CommandLine.Option;

/** What only an I/Q training is asked. */
final class IqTrainingOptions {
  /** To be named when they are given to another. */
  static final String NAMES = "--paradigm, --other-run, --both-runs and --campaigns";

  @Option(
      names = "--paradigm",
      paramLabel = "NAME",
      description =
          "logistic: a learned similarity; contrastive: the Euclidean distance; transfer: a"
              + " classifier first, then a new layer behind it; triplet (default: logistic).")
  private IqParadigm paradigm = IqParadigm.LOGISTIC;

  @Option(
      names = "--other-run",
      paramLabel = "FILE_OR_DIR",
      description = "With --data: packets of the same devices from another day, to be judged by.")
  private Path otherRun;

  @Option(
      names = "--both-runs",
      description = "Learn from the other run, too: from what changes between two days.")
  private boolean bothRuns;

  @Option(
      names = "--campaigns",
      paramLabel = "N",
      description =
          "With --simulate: so many testbeds, each with other radios, called 1.1, 1.2, …; the last"
              + " one is not learnt from unless --devices says so (default: 1).")
  private int campaigns = 1;

  IqTrainingOptions() {}

  TrainingTask task(TrainingDataOptions data) {
    IqRecipe recipe =
        switch (data.recipe()) {
          case STANDARD -> IqRecipe.standard(paradigm);
          case PUBLISHED -> IqRecipe.published(paradigm);
          case COMPACT -> throw new CommandFailure("--recipe compact is of rffi train lora");
        };
    return recipe.on(windows(data));
  }

  private IqData windows(TrainingDataOptions data) {
    if (data.data().isPresent()) {
      return recorded(data.data().get(), data);
    }
    if (data.testbed().isEmpty()) {
      throw new CommandFailure("say what windows to learn from: --data or --simulate");
    }
    return data.simulated(IqData.TESTBED, () -> simulated(data));
  }

  private IqData recorded(Path run, TrainingDataOptions data) {
    return IqData.of(
        "data=" + run.getFileName(),
        data.read(run),
        Optional.ofNullable(otherRun).map(data::read),
        data.learnt().orElse(device -> true),
        days());
  }

  private IqData simulated(TrainingDataOptions data) {
    String last = campaigns + ".";
    Predicate<String> all = device -> campaigns == 1 || !device.startsWith(last);
    return IqData.simulated(
        data.testbedSeed(), campaigns, data.scale(), data.learnt().orElse(all), days());
  }

  private IqData.Days days() {
    return bothRuns ? IqData.Days.BOTH : IqData.Days.FIRST;
  }
}
