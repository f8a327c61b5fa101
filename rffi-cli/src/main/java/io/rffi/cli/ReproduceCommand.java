package io.rffi.cli;

import io.rffi.cli.flow.CommandFailure;
import io.rffi.cli.flow.ExitCodes;
import io.rffi.experiments.ReproductionOptions;
import io.rffi.experiments.Study;
import io.rffi.experiments.iq.IqReproduction;
import io.rffi.experiments.lora.LoraReproduction;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Repeats the experiments of a paper. */
@Command(
    name = "reproduce",
    description = {
      "Repeats the experiments of the papers that rffi's methods come from.",
      "lora: Shen et al. (IEEE TIFS 2022) on the simulated testbed lora-60: generalisation (by 10,"
          + " 20 and 30 training devices), rogue, places (with and without augmentation and channel"
          + " independence), doppler and polarisation; our own recipes are tried beside. Eight networks,"
          + " 10 minutes each, and three maps in a minute each: some 85 minutes, and 10 more for the"
          + " tests on two cores.",
      "iq: Morge-Rollet et al. (CAID 2020) on the simulated testbed iq-16: pairs (three paradigms,"
          + " and the triplet loss); and those that they leave as future work: few-shot (devices not"
          + " learnt from, known from 1, 5, 20 and 100 windows), snr and multipath. Eleven"
          + " extractors, 10 minutes each: 110 minutes.",
      "With --data, on files. lora: either training.h5, enrolment.h5 and further sets by the names of"
          + " lora-60, as rffi simulate writes them, or the data set LoRa_RFFI as its authors offer"
          + " it, in whatever folders below DIR. iq: DIR/run-1.h5 and, of another day, DIR/run-2.h5,"
          + " as rffi simulate writes them, at 5 MHz.",
      "Prints a line for each figure with experiment, extractor, set, figure, value, low95 and"
          + " high95 (bootstrapped by device), devices, packets (of iq: pairs, or decisions over"
          + " several enrolments), published (what the paper states; null if it does not),"
          + " publishedAtLeast, simulated and origin. Writes DIR/table.md and DIR/report.html: ours,"
          + " published, and why they may differ."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  rffi reproduce lora --out lora",
      "  rffi reproduce lora --out quick --minutes 2 --only rogue,places",
      "  rffi reproduce lora --out real --data LoRa_RFFI --minutes 60",
      "  rffi reproduce iq --out quick --minutes 1 --scale 0.25 --only few-shot,snr"
    })
final class ReproduceCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "WHAT", description = "Which paper's experiments: lora or iq.")
  private Method method;

  @Mixin private ReproduceOptions run;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "NAME",
      description = "These experiments only, by their names above (default: all).")
  private List<String> only = List.of();

  ReproduceCommand() {}

  @Override
  public Integer call() {
    ReproductionOptions options = run.options();
    Set<String> experiments = new LinkedHashSet<>(only);
    Study study = study();
    new ReproductionRun(run, spec.commandLine())
        .run(trainings(study, experiments), listener -> study.run(experiments, options, listener));
    return ExitCodes.DONE;
  }

  private Study study() {
    boolean lora = method == Method.LORA;
    try {
      return run.data()
          .map(lora ? LoraReproduction::in : IqReproduction::in)
          .orElseGet(
              () ->
                  lora
                      ? LoraReproduction.simulated(run.difficulty(), run.seed(), run.scale())
                      : IqReproduction.simulated(run.difficulty(), run.seed(), run.scale()));
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(e.getMessage(), e);
    }
  }

  private static int trainings(Study study, Set<String> experiments) {
    try {
      return study.trainings(experiments);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure("--only: " + e.getMessage(), e);
    }
  }
}
