package io.rffi.cli;

import io.rffi.cli.flow.CommandFailure;
import io.rffi.cli.flow.ExitCodes;
import io.rffi.cli.flow.JsonLine;
import io.rffi.cli.flow.JsonLines;
import io.rffi.eval.data.PacketFiles;
import io.rffi.io.ReadOptions;
import io.rffi.train.IqData;
import io.rffi.train.IqParadigm;
import io.rffi.train.IqRecipe;
import io.rffi.train.IqTraining;
import io.rffi.train.IqTrainingReport;
import io.rffi.train.TrainingOptions;
import io.rffi.train.validation.FewShotScore;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains a model for I/Q windows. */
@Command(
    name = "iq",
    description = {
      "Trains a siamese network that compares I/Q windows of 128 samples, calibrates its threshold,"
          + " and writes it as ONNX, with the learned similarity if it has one.",
      "Of each device the first 70 % of the packets are learnt from, the last 20 % are judged.",
      "A training that was stopped goes on when the same command is run again. Prints a line with"
          + " the model's SHA-256, its threshold, how well pairs of windows are judged (held-out"
          + " windows, those of another run, those of devices that were not learnt from), and how"
          + " well such devices are identified from 1, 5, 20 and 100 enrolled windows."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  rffi train iq --simulate iq-16 --paradigm logistic --out iq.onnx --minutes 15",
      "  rffi train iq --simulate iq-16 --devices 1-8 --paradigm contrastive --out half.onnx",
      "  rffi train iq --data day-1.h5 --other-run day-2.h5 --rate 5e6 --out mine.onnx"
    })
final class TrainIqCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private TrainingRunOptions run;
  @Mixin private PacketSetOptions sets;

  @ArgGroup(exclusive = true, multiplicity = "1")
  private Source source;

  @Option(
      names = "--paradigm",
      defaultValue = "LOGISTIC",
      paramLabel = "NAME",
      description =
          "logistic: a learned similarity; contrastive: the Euclidean distance; transfer: a"
              + " classifier first, then a new layer behind it; triplet (default: logistic).")
  private IqParadigm paradigm;

  @Option(
      names = "--recipe",
      defaultValue = "STANDARD",
      paramLabel = "NAME",
      description =
          "standard, or published: listed pairs, dropout, rates and epochs of the paper (default:"
              + " standard).")
  private Recipe recipe;

  @Option(
      names = "--devices",
      paramLabel = "LIST",
      description =
          "Learn from these devices, for example 1-8; the others are identified as unseen ones"
              + " (default: learn from all).")
  private String devices;

  @Option(
      names = "--both-runs",
      description = "Learn from the other run, too: from what changes between two days.")
  private boolean bothRuns;

  TrainIqCommand() {}

  /** Where the windows come from. */
  private static final class Source {
    @ArgGroup(exclusive = false)
    private Recorded recorded;

    @ArgGroup(exclusive = false)
    private Simulated simulated;
  }

  /** Packets in files. */
  private static final class Recorded {
    @Option(
        names = "--data",
        required = true,
        paramLabel = "FILE_OR_DIR",
        description =
            "Labelled packets of 128 samples or more, of which windows are cut: an HDF5 set as of"
                + " LoRa_RFFI, or SigMF with emitters.")
    private Path data;

    @Option(
        names = "--other-run",
        paramLabel = "FILE_OR_DIR",
        description = "Packets of the same devices from another day, to be judged by.")
    private Path otherRun;

    @Option(
        names = "--rate",
        paramLabel = "HZ",
        description = "Sample rate of HDF5 packet sets, which don't say it (default: 1e6).")
    private Hertz rate;
  }

  /** A testbed. */
  private static final class Simulated {
    @Option(
        names = "--simulate",
        required = true,
        paramLabel = "TESTBED",
        description = "A simulated testbed: iq-16, its second run as another day.")
    private String testbed;

    @Option(
        names = "--campaigns",
        defaultValue = "1",
        paramLabel = "N",
        description =
            "So many of them, each with other radios, called 1.1, 1.2, …; the last one is not"
                + " learnt from unless --devices says so (default: ${DEFAULT-VALUE}).")
    private int campaigns;

    @Option(
        names = "--scale",
        defaultValue = "1",
        paramLabel = "F",
        description = "The fraction of each unit's frames (default: all).")
    private double scale;
  }

  /** Which recipe. */
  enum Recipe {
    STANDARD,
    PUBLISHED
  }

  @Override
  public Integer call() {
    IqTrainingReport report = train(run.options());
    new JsonLines(spec.commandLine().getOut()).write(line(report));
    return ExitCodes.DONE;
  }

  private IqTrainingReport train(TrainingOptions options) {
    return TrainingCall.guarded(
        () ->
            IqTraining.run(
                options,
                recipe == Recipe.PUBLISHED
                    ? IqRecipe.published(paradigm)
                    : IqRecipe.standard(paradigm),
                source.recorded == null ? simulated(source.simulated) : recorded(source.recorded)));
  }

  private IqData recorded(Recorded files) {
    ReadOptions options = sets.applyTo(ReadOptions.defaults());
    PacketFiles reader =
        PacketFiles.ofPackets()
            .withOptions(
                files.rate == null
                    ? options
                    : options.withHdf5SampleRateHz(files.rate.positive("--rate")));
    return IqData.of(
        "data=" + files.data.getFileName(),
        reader.read(files.data),
        files.otherRun == null ? Optional.empty() : Optional.of(reader.read(files.otherRun)),
        learnt(device -> true),
        days());
  }

  private IqData simulated(Simulated campaign) {
    if (!campaign.testbed.equals(IqData.TESTBED)) {
      throw new CommandFailure(
          "I/Q networks train on the testbed " + IqData.TESTBED + ", not " + campaign.testbed);
    }
    String last = campaign.campaigns + ".";
    boolean several = campaign.campaigns > 1;
    return TrainingCall.simulated(
        campaign.testbed,
        spec.commandLine().getErr(),
        () ->
            IqData.simulated(
                IqData.SEED,
                campaign.campaigns,
                campaign.scale,
                learnt(device -> !several || !device.startsWith(last)),
                days()));
  }

  private IqData.Days days() {
    return bothRuns ? IqData.Days.BOTH : IqData.Days.FIRST;
  }

  private Predicate<String> learnt(Predicate<String> unlessSaid) {
    if (devices == null) {
      return unlessSaid;
    }
    Set<String> wanted = DeviceList.parse(devices);
    return wanted::contains;
  }

  private static JsonLine line(IqTrainingReport report) {
    JsonLine line =
        new JsonLine()
            .put("model", report.model().toString())
            .put("sha256", report.sha256())
            .put("steps", report.steps())
            .put("seconds", report.seconds());
    report
        .threshold()
        .ifPresent(
            threshold ->
                line.put("threshold", threshold.value())
                    .put("falseAcceptRate", threshold.falseAcceptRate())
                    .put("falseAcceptRateExpected", threshold.expectedFalseAcceptRate())
                    .put("falseAcceptRateAtMost95", threshold.falseAcceptUpperBound(0.95))
                    .put("falseRejectRate", threshold.falseRejectRate().orElse(Double.NaN))
                    .put("impostorDevices", threshold.impostorDevices()));
    report.pairs().forEach((name, score) -> line.put("pairs." + name, TrainingCall.line(score)));
    for (FewShotScore score : report.fewShots()) {
      line.put(
          "identified." + score.probed() + "." + score.enrolled(),
          new JsonLine()
              .put("devices", score.devices())
              .put("nearest", score.nearest())
              .put("voted", score.voted()));
    }
    return line;
  }
}
