package io.rffi.cli;

import io.rffi.api.DeviceIdentifier;
import io.rffi.api.FingerprintStore;
import io.rffi.api.Preamble;
import io.rffi.cli.flow.CommandFailure;
import io.rffi.cli.flow.DecisionLines;
import io.rffi.cli.flow.ExitCodes;
import io.rffi.cli.flow.IdentifierParts;
import io.rffi.cli.flow.JsonLine;
import io.rffi.cli.flow.JsonLines;
import io.rffi.cli.flow.PreambleLine;
import io.rffi.cli.flow.StreamScan;
import io.rffi.dsp.stream.ScanPlan;
import io.rffi.dsp.stream.ScanStatistics;
import io.rffi.embed.onnx.OnnxEmbedder;
import io.rffi.io.SampleStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Watches a receiver's stream for packets. */
@Command(
    name = "scan",
    description = {
      "Finds LoRa preambles in a receiver's samples as they come, and says who sent each. Unless told"
          + " otherwise it looks for SF7 to SF12 of 125 kHz, or for what the model was trained on.",
      "Prints a line for each packet at once, with what extract prints, or, with a store, what"
          + " identify does; startSample is counted from the stream's beginning. When the stream"
          + " ends or the command is stopped, what was scanned, found and lost is told on standard error."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  rtl_sdr -f 867.8M -s 2e6 - | rffi scan --rate 2e6 --format cu8 --raster --sf 7 -",
      "  rffi scan --rate 1e6 --format cf32_le --tcp localhost:1234 --live --channel -200e3,200e3",
      "  rx_sdr -F CS16 -f 868.1M -s 1e6 - |"
          + " rffi scan --rate 1e6 --format ci16_le --channel 0 --store devices.db"
    })
final class ScanCommand implements Callable<Integer> {
  private static final List<String> FOR_JUDGING =
      List.of(
          "--model",
          "--matcher",
          "--threshold",
          "--false-accept-rate",
          "--quality-gate",
          "--min-snr");

  @Spec private CommandSpec spec;
  @Mixin private StreamOptions stream;
  @Mixin private ChannelOptions channels;
  @Mixin private LoraOptions lora;
  @Mixin private ModelOptions models;
  @Mixin private DecisionOptions decision;
  @Mixin private GateOptions gate;

  @Option(
      names = "--store",
      paramLabel = "PATH",
      description = "Also say which of the devices in this fingerprint store sent each packet.")
  private Path storePath;

  ScanCommand() {}

  @Override
  public Integer call() {
    if (storePath != null) {
      return identify();
    }
    for (String option : FOR_JUDGING) {
      if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
        throw new CommandFailure(option + " needs --store: without, nobody is identified");
      }
    }
    double rateHz = stream.rateHz();
    return scan(
        channels.plan(rateHz, lora.watched()),
        preamble -> PreambleLine.of(stream.name(), preamble, rateHz));
  }

  private int identify() {
    try (OnnxEmbedder embedder = models.open();
        FingerprintStore store = StoreOptions.existing(storePath)) {
      LoraCut cut = lora.cutFor(embedder.description());
      ScanPlan plan =
          channels
              .plan(stream.rateHz(), List.of(cut.lora()))
              .withCut(cut.symbols(), cut.sampleRateHz());
      // Closed with its parts.
      DeviceIdentifier identifier =
          IdentifierParts.of(
              Optional.empty(),
              embedder,
              gate.gate(embedder.description()),
              store,
              decision.matcher(
                  embedder.description(), embedder.statistics(), spec.commandLine().getErr()));
      DecisionLines decisions = new DecisionLines(false);
      return scan(plan, found -> decisions.line(stream.name(), identifier.identify(found)));
    }
  }

  private int scan(ScanPlan plan, Function<Preamble, JsonLine> line) {
    JsonLines lines = new JsonLines(spec.commandLine().getOut());
    try (SampleStream samples = stream.open(System.in)) {
      long preambles =
          new StreamScan(plan, stream.overflow())
              .over(
                  samples,
                  found -> lines.write(line.apply(found)),
                  statistics -> print(statistics, plan.sampleRateHz()));
      return preambles > 0 ? ExitCodes.DONE : ExitCodes.NOTHING;
    } catch (IOException e) {
      throw new UncheckedIOException("can't close the stream", e);
    }
  }

  private void print(ScanStatistics statistics, double rateHz) {
    spec.commandLine()
        .getErr()
        .printf(
            "rffi: %.1f s scanned, %d preambles of %d candidates; %d gaps, %d samples lost"
                + " (%d of them because the scan was too slow), %d packets cut by gaps%n",
            statistics.samples() / rateHz,
            statistics.preambles(),
            statistics.candidates(),
            statistics.gaps(),
            statistics.lostSamples(),
            statistics.overflowSamples(),
            statistics.droppedAtGaps());
  }
}
