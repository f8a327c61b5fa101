package io.rffi.cli;

import io.rffi.cli.flow.CommandFailure;
import io.rffi.cli.flow.ExitCodes;
import io.rffi.experiments.ReproductionOptions;
import io.rffi.experiments.lora.LoraCampaign;
import io.rffi.experiments.lora.LoraExperiment;
import io.rffi.experiments.lora.LoraReproduction;
import io.rffi.experiments.lora.RecordedCampaign;
import io.rffi.experiments.lora.SimulatedCampaign;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Repeats the experiments on LoRa. */
@Command(
    name = "lora",
    description = {
      "Repeats the experiments of Shen et al. (IEEE TIFS 2022) on the simulated testbed lora-60:"
          + " generalisation (by 10, 20 and 30 training devices), rogue, places (with and without"
          + " augmentation and channel independence), doppler and antenna; our own recipes are"
          + " tried beside. Eight networks, 10 minutes each, and three maps in a minute each: some 85"
          + " minutes, and 10 more for the tests on two cores.",
      "With --data, on files: either training.h5, enrolment.h5 and further sets by the names of"
          + " lora-60, as rffi simulate writes them, or the data set LoRa_RFFI as its authors offer"
          + " it, in whatever folders below DIR.",
      "Prints a line for each figure with experiment, extractor, set, figure, value, low95 and"
          + " high95 (bootstrapped by device), devices, packets, published (what the paper states;"
          + " null if it does not), publishedAtLeast, simulated and origin. Writes DIR/table.md and"
          + " DIR/report.html: ours, published, and why they may differ."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  rffi reproduce lora --out lora",
      "  rffi reproduce lora --out quick --minutes 2 --only rogue,places",
      "  rffi reproduce lora --out real --data LoRa_RFFI --minutes 60"
    })
final class ReproduceLoraCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ReproduceOptions run;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "NAME",
      description =
          "These experiments only: generalisation, rogue, places, doppler, antenna (default: all).")
  private List<String> only = List.of();

  ReproduceLoraCommand() {}

  @Override
  public Integer call() {
    Set<LoraExperiment> experiments = Choice.of(LoraExperiment.class, LoraExperiment::text, only);
    ReproductionOptions options = run.options();
    LoraCampaign campaign = campaign();
    new ReproductionRun(run, spec.commandLine())
        .run(
            LoraReproduction.extractors(experiments),
            listener -> LoraReproduction.run(campaign, experiments, options, listener));
    return ExitCodes.DONE;
  }

  private LoraCampaign campaign() {
    try {
      return run.data()
          .<LoraCampaign>map(RecordedCampaign::in)
          .orElseGet(() -> new SimulatedCampaign(run.difficulty(), run.seed(), run.scale()));
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(e.getMessage(), e);
    }
  }
}
