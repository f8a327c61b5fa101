package io.rffi.cli;

import io.rffi.augment.testbed.Attack;
import io.rffi.augment.testbed.Difficulty;
import io.rffi.augment.testbed.Testbed;
import io.rffi.cli.flow.CommandFailure;
import io.rffi.cli.flow.ExitCodes;
import io.rffi.cli.flow.InterruptOnShutdown;
import io.rffi.cli.flow.JsonLine;
import io.rffi.cli.flow.JsonLines;
import io.rffi.cli.flow.WorkFolder;
import io.rffi.eval.report.SimulationReport;
import io.rffi.eval.simulate.Format;
import io.rffi.eval.simulate.SetResult;
import io.rffi.eval.simulate.Simulation;
import io.rffi.eval.simulate.SimulationSettings;
import io.rffi.eval.simulate.TestbedFile;
import io.rffi.eval.text.TextFile;
import io.rffi.train.progress.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a virtual testbed to disk. */
@Command(
    name = "simulate",
    description = {
      "Simulates a published measurement campaign and writes its labelled receptions, set by set.",
      "As HDF5, a set is DIR/SET.h5: data [examples × 2N], I before Q, and label, the units' numbers"
          + " from 1. As SigMF, it is a recording a unit, DIR/SET/unit-NN, with an emitter annotation"
          + " on every packet. Beside it, DIR/SET.csv has a line for each reception with index, unit,"
          + " levelDbm, snrDb (noise counted in the bandwidth), cfoHz and startSample (of the packet"
          + " in its recording).",
      "DIR/testbed.json describes it all and is written last. The same options give the same files,"
          + " byte for byte, with any number of threads.",
      "Prints a line for each set with set, files, receptions, examples, seconds and"
          + " packetsPerSecond."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  rffi simulate lora-60 --out lora-60",
      "  rffi simulate lora-60 --out look --scale 0.02 --report",
      "  rffi simulate lora-60 --out air --sets enrolment,D6 --scale 0.1 --format sigmf",
      "  rffi simulate lora-60 --out attacked --sets enrolment,unseen --attack mimic,replay",
      "  rffi enrol --store devices --device unit-31 air/enrolment/unit-31.sigmf-meta"
    })
final class SimulateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "TESTBED",
      description = "Which campaign: lora-60 or iq-16; or ble-16 or zigbee-16, which follow none.")
  private String testbed;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The folder to write to, which must be new or empty.")
  private Path directory;

  @Option(
      names = "--difficulty",
      defaultValue = "DEFAULT",
      paramLabel = "LEVEL",
      description = "easy, default or hard (default: default).")
  private Difficulty difficulty;

  @Option(
      names = "--seed",
      defaultValue = "2026",
      paramLabel = "SEED",
      description = "Draws other units, days, channels and noise (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--format",
      defaultValue = "HDF5",
      paramLabel = "FORMAT",
      description =
          "hdf5, the examples that a network is fed with, or sigmf, what the receiver"
              + " recorded (default: hdf5).")
  private Format format;

  @Option(names = "--sets", split = ",", paramLabel = "SET", description = "Write these sets only.")
  private List<String> sets = List.of();

  @Option(
      names = "--attack",
      split = ",",
      paramLabel = "KIND",
      description =
          "Add a set attack-KIND of five attackers, who imitate enrolled units: mimic makes packets"
              + " of its own with a victim's carrier offset, imbalance and leakage, replay sends"
              + " recordings of a victim's packets. They are labelled with the attackers' own"
              + " numbers, for evaluate --rogue; the last column of the .csv says whom each packet"
              + " imitates.")
  private Set<Attack> attacks = Set.of();

  @Option(
      names = "--scale",
      defaultValue = "1",
      paramLabel = "F",
      description = "The fraction of each unit's receptions, at least one (default: all).")
  private double scale;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads that simulate (default: the processors).")
  private Integer threads;

  @Option(
      names = "--report",
      description = "Draw DIR/report.html, a page with pictures of two units in several sets.")
  private boolean report;

  SimulateCommand() {}

  @Override
  public Integer call() {
    SimulationSettings settings = settings();
    Simulation simulation = simulation(settings);
    InterruptOnShutdown.during(() -> write(settings, simulation));
    return ExitCodes.DONE;
  }

  private void write(SimulationSettings settings, Simulation simulation) {
    try (WorkFolder folder = WorkFolder.at(directory)) {
      List<SetResult> results = writeSets(simulation, folder.path());
      if (report) {
        draw(settings, simulation.testbed(), results, folder.path());
      }
      TestbedFile.write(folder.path(), settings, simulation.testbed(), results, Version.number());
    }
  }

  private List<SetResult> writeSets(Simulation simulation, Path folder) {
    JsonLines lines = new JsonLines(spec.commandLine().getOut());
    try (Progress progress = Progress.on(spec.commandLine().getErr())) {
      progress.begins("simulated", simulation.receptions());
      return simulation.writeTo(folder, result -> lines.write(line(result)), progress::step);
    } catch (CancellationException e) {
      throw new CommandFailure(e.getMessage(), e);
    }
  }

  /** How much of a set was written, and how fast. */
  private static JsonLine line(SetResult result) {
    int receptions = result.set().receptions();
    return new JsonLine()
        .put("set", result.set().name())
        .put("simulated", true)
        .put("files", result.files().size())
        .put("receptions", receptions)
        .put("examples", result.examples())
        .put("seconds", result.seconds())
        .put("packetsPerSecond", receptions / result.seconds());
  }

  private static void draw(
      SimulationSettings settings, Testbed testbed, List<SetResult> results, Path folder) {
    System.setProperty("java.awt.headless", "true");
    SimulationReport page = new SimulationReport(testbed, results);
    TextFile.write(
        folder.resolve(SimulationReport.NAME),
        page.html(settings.describe() + ", rffi " + Version.number()));
  }

  private SimulationSettings settings() {
    int workers =
        threads != null
            ? threads
            : Math.min(SimulationSettings.MOST_THREADS, Runtime.getRuntime().availableProcessors());
    try {
      return new SimulationSettings(
          testbed, difficulty, seed, scale, sets, attacks, format, workers);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(e.getMessage(), e);
    }
  }

  private static Simulation simulation(SimulationSettings settings) {
    try {
      return new Simulation(settings);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(e.getMessage(), e);
    }
  }
}
