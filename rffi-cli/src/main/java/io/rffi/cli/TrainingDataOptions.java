package io.rffi.cli;

import io.rffi.cli.flow.CommandFailure;
import io.rffi.eval.data.PacketFiles;
import io.rffi.eval.data.PacketSet;
import io.rffi.io.ReadOptions;
import io.rffi.train.progress.Progress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What is learnt from, whatever is learnt. */
final class TrainingDataOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Mixin private PacketSetOptions sets;

  @ArgGroup(exclusive = true, multiplicity = "0..1")
  private Source source = new Source();

  @Option(
      names = "--rate",
      paramLabel = "HZ",
      description = "Sample rate of HDF5 packet sets, which don't say it (default: 1e6).")
  private Hertz rate;

  @Option(
      names = "--testbed-seed",
      defaultValue = "2026",
      paramLabel = "SEED",
      description = "Draws the testbed's units, days and channels (default: ${DEFAULT-VALUE}).")
  private long testbedSeed;

  @Option(
      names = "--scale",
      defaultValue = "1",
      paramLabel = "F",
      description = "The fraction of each simulated unit's packets (default: all).")
  private double scale;

  @Option(
      names = "--devices",
      paramLabel = "LIST",
      description =
          "Learn from these devices only, for example 1-30 or 1-10,15; iq identifies the others as"
              + " unseen ones (default: all).")
  private String devices;

  @Option(
      names = "--recipe",
      defaultValue = "STANDARD",
      paramLabel = "NAME",
      description =
          "standard; published: as in the paper (of lora network, input, loss and augmentation; of iq"
              + " listed pairs, dropout, rates and epochs); compact, for lora: a small network. The"
              + " standard one of lora are discriminants of the mean symbol and the track over the"
              + " symbols, found at once; all others train for the minutes given (default:"
              + " standard).")
  private Recipe recipe;

  TrainingDataOptions() {}

  /** Which recipe. */
  enum Recipe {
    STANDARD,
    COMPACT,
    PUBLISHED
  }

  /** Where the packets come from. */
  private static final class Source {
    @Option(
        names = "--data",
        required = true,
        paramLabel = "FILE_OR_DIR",
        description =
            "Labelled preambles (lora, learnt from through simulated channels), or packets of 128"
                + " samples or more of which windows are cut (iq): an HDF5 set as of LoRa_RFFI, or"
                + " SigMF with emitters.")
    private Path data;

    @Option(
        names = "--simulate",
        required = true,
        paramLabel = "TESTBED",
        description =
            "Learn from a simulated testbed: lora-60 (its training set) or iq-16 (its second run as"
                + " another day).")
    private String testbed;
  }

  Recipe recipe() {
    return recipe;
  }

  Optional<Path> data() {
    return Optional.ofNullable(source.data);
  }

  Optional<String> testbed() {
    return Optional.ofNullable(source.testbed);
  }

  long testbedSeed() {
    return testbedSeed;
  }

  double scale() {
    return scale;
  }

  /** Which devices are learnt from, if that is said. */
  Optional<Predicate<String>> learnt() {
    return Optional.ofNullable(devices)
        .map(
            list -> {
              Set<String> wanted = DeviceList.parse(list);
              return wanted::contains;
            });
  }

  /** Labelled packets in a file or folder. */
  PacketSet read(Path files) {
    ReadOptions options = sets.applyTo(ReadOptions.defaults());
    return PacketFiles.ofPackets()
        .withOptions(rate == null ? options : options.withHdf5SampleRateHz(rate.positive("--rate")))
        .read(files);
  }

  /** Simulates what is learnt from, and tells that it takes its time. */
  <T> T simulated(String wanted, Supplier<T> simulation) {
    String asked = testbed().orElseThrow();
    if (!asked.equals(wanted)) {
      throw new CommandFailure("this is trained on the testbed " + wanted + ", not " + asked);
    }
    try (Progress progress = Progress.on(command.commandLine().getErr())) {
      progress.begins("simulating " + asked, Progress.UNKNOWN);
      return simulation.get();
    }
  }
}
