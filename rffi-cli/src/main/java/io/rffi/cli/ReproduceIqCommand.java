package io.rffi.cli;

import io.rffi.cli.flow.CommandFailure;
import io.rffi.cli.flow.ExitCodes;
import io.rffi.experiments.ReproductionOptions;
import io.rffi.experiments.iq.IqCampaign;
import io.rffi.experiments.iq.IqExperiment;
import io.rffi.experiments.iq.IqReproduction;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Repeats the experiments on I/Q windows. */
@Command(
    name = "iq",
    description = {
      "Repeats the experiment of Morge-Rollet et al. (CAID 2020) on the simulated testbed iq-16:"
          + " pairs (three paradigms, and the triplet loss); and those that they leave as future"
          + " work: few-shot (devices not learnt from, known from 1, 5, 20 and 100 windows), snr and"
          + " multipath. Eleven extractors, 10 minutes each: 110 minutes.",
      "With --data, on DIR/run-1.h5 and, of another day, DIR/run-2.h5, as rffi simulate writes them,"
          + " at 5 MHz.",
      "Prints a line for each figure with experiment, extractor, set, figure, value, low95 and"
          + " high95 (bootstrapped by device), devices, packets (or pairs, or decisions over several"
          + " enrolments), published (what the paper states; null if it does not),"
          + " publishedAtLeast, simulated and origin. Writes DIR/table.md and DIR/report.html: ours,"
          + " published, and why they may differ."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  rffi reproduce iq --out iq",
      "  rffi reproduce iq --out quick --minutes 1 --scale 0.25 --only few-shot,snr"
    })
final class ReproduceIqCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ReproduceOptions run;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "NAME",
      description = "These experiments only: pairs, few-shot, snr, multipath (default: all).")
  private List<String> only = List.of();

  ReproduceIqCommand() {}

  @Override
  public Integer call() {
    Set<IqExperiment> experiments = Choice.of(IqExperiment.class, IqExperiment::text, only);
    ReproductionOptions options = run.options();
    IqCampaign campaign = campaign();
    new ReproductionRun(run, spec.commandLine())
        .run(
            IqReproduction.extractors(experiments),
            listener -> IqReproduction.run(campaign, experiments, options, listener));
    return ExitCodes.DONE;
  }

  private IqCampaign campaign() {
    try {
      return run.data()
          .map(IqCampaign::in)
          .orElseGet(() -> IqCampaign.simulated(run.difficulty(), run.seed(), run.scale()));
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(e.getMessage(), e);
    }
  }
}
