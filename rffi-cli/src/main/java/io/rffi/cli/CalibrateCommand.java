package io.rffi.cli;

import io.rffi.api.decision.DecisionStatistics;
import io.rffi.api.decision.ImpostorCohort;
import io.rffi.api.identity.Sha256;
import io.rffi.cli.flow.CommandFailure;
import io.rffi.cli.flow.ExitCodes;
import io.rffi.cli.flow.JsonLine;
import io.rffi.cli.flow.JsonLines;
import io.rffi.train.SimulatedCohort;
import io.rffi.train.progress.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Gives a model its unknown radios. */
@Command(
    name = "calibrate",
    description = {
      "Gives a model for LoRa SF7 125 kHz preambles what --matcher likelihood decides by: how the"
          + " fingerprints of simulated radios vary, and unknown ones to hold a gallery against."
          + " What the model has of it is replaced; its fingerprints, and with them the stores made"
          + " with it, stay what they are.",
      "Prints a line with out, sha256, radios, groups (of radios of one kind), axes, levels (of"
          + " noise) and leastFalseAcceptRate, the least that identify and verify can be asked for."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  rffi calibrate mine.onnx --out calibrated.onnx",
      "  rffi calibrate mine.onnx --out calibrated.onnx --radios 10000 --seed 7"
    })
final class CalibrateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "MODEL.onnx", description = "The model, which describes itself.")
  private Path model;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "M.onnx",
      description = "The model to write; replaced if it exists, and may be the same file.")
  private Path out;

  @Option(
      names = "--radios",
      defaultValue = "4000",
      paramLabel = "N",
      description =
          "How many radios to simulate, ≥ 20, half of each kind: a false-accept rate r takes 1/r − 1"
              + " of a kind (default: ${DEFAULT-VALUE}).")
  private int radios;

  @Option(
      names = "--seed",
      defaultValue = "20261130",
      paramLabel = "SEED",
      description = "Draws other radios, ≥ 0, not the training's (default: ${DEFAULT-VALUE}).")
  private long seed;

  CalibrateCommand() {}

  @Override
  public Integer call() {
    requireWritable();
    DecisionStatistics statistics = calibrate();
    ImpostorCohort cohort = statistics.cohort();
    new JsonLines(spec.commandLine().getOut())
        .write(
            new JsonLine()
                .put("out", out.toString())
                .put("sha256", sha256())
                .put("radios", cohort.radios())
                .put("groups", cohort.groups())
                .put("axes", cohort.axes())
                .put("levels", cohort.levels())
                .put("leastFalseAcceptRate", 1.0 / (cohort.leastRadios() + 1)));
    return ExitCodes.DONE;
  }

  /** Now, and not after minutes of simulation. */
  private void requireWritable() {
    Path folder = out.toAbsolutePath().getParent();
    while (folder != null && Files.notExists(folder)) {
      folder = folder.getParent();
    }
    if (folder == null
        || Files.isDirectory(out)
        || !Files.isDirectory(folder)
        || !Files.isWritable(folder)) {
      throw new CommandFailure("can't write " + out + ": no file can be made there");
    }
  }

  private DecisionStatistics calibrate() {
    try (Progress progress = Progress.on(spec.commandLine().getErr())) {
      progress.begins("receiving unknown radios", radios);
      return new SimulatedCohort(radios, seed).calibrate(model, out, progress::step);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(e.getMessage(), e);
    } catch (IOException e) {
      throw new CommandFailure("can't calibrate " + model + " to " + out + ": " + e, e);
    }
  }

  private String sha256() {
    try (InputStream written = Files.newInputStream(out)) {
      return Sha256.of(written);
    } catch (IOException e) {
      throw new CommandFailure("can't read " + out + ": " + e, e);
    }
  }
}
