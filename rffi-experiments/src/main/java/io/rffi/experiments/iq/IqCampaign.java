package io.rffi.experiments.iq;

import io.rffi.api.MalformedRecordingException;
import io.rffi.augment.testbed.Difficulty;
import io.rffi.augment.testbed.Testbed;
import io.rffi.augment.testbed.Testbeds;
import io.rffi.eval.data.PacketFiles;
import io.rffi.eval.data.PacketSet;
import io.rffi.eval.data.TestbedPackets;
import io.rffi.eval.simulate.TestbedFile;
import io.rffi.experiments.Origin;
import io.rffi.experiments.run.FileMark;
import io.rffi.io.ReadOptions;
import io.rffi.train.IqData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Packets for the I/Q experiments: a run, and perhaps another of the same devices on another day.
 * Immutable.
 *
 * @param description what the packets are, in a line; equal packets have equal texts
 * @param origin where they come from
 * @param run windows to learn from, and later ones to be tested
 * @param otherRun windows of another day, if there are
 */
record IqCampaign(String description, Origin origin, PacketSet run, Optional<PacketSet> otherRun) {
  private static final List<String> RUNS = List.of("run-1", "run-2");
  private static final double RATE_HZ = 5e6;

  /**
   * Cuts packets into windows.
   *
   * @throws IllegalArgumentException if there are fewer than four devices
   */
  IqCampaign {
    if (run.devices().size() < 4) {
      throw new IllegalArgumentException(
          "to learn from half of the devices takes four; " + run.name() + " has " + run.devices());
    }
    run = Windows.of(run, IqData.WINDOW);
    otherRun = otherRun.map(other -> Windows.of(other, IqData.WINDOW));
  }

  /**
   * The simulated testbed {@code iq-16}.
   *
   * @param difficulty how hard it is
   * @param seed fixes units, sessions, channels and noise
   * @param scale multiplies the receptions of every unit, &gt; 0
   * @return its two runs
   */
  static IqCampaign simulated(Difficulty difficulty, long seed, double scale) {
    Testbed testbed = Testbeds.of(IqData.TESTBED, difficulty, seed, scale);
    return new IqCampaign(
        String.format(
            Locale.ROOT,
            "simulated %s difficulty=%s seed=%d scale=%s",
            IqData.TESTBED,
            difficulty.name().toLowerCase(Locale.ROOT),
            seed,
            scale),
        Origin.SIMULATED,
        TestbedPackets.of(testbed, testbed.set(RUNS.get(0))),
        Optional.of(TestbedPackets.of(testbed, testbed.set(RUNS.get(1)))));
  }

  /**
   * Packets at 5 MHz in HDF5 files.
   *
   * @param folder holds {@code run-1.h5}, and perhaps {@code run-2.h5}
   * @return the runs
   * @throws MalformedRecordingException if there is no first run
   */
  static IqCampaign in(Path folder) {
    Path first = folder.resolve(RUNS.get(0) + ".h5");
    Path second = folder.resolve(RUNS.get(1) + ".h5");
    if (!Files.exists(first)) {
      throw new MalformedRecordingException(
          folder.toString(), -1, "wanted are run-1.h5 and, of another day, run-2.h5");
    }
    PacketFiles files =
        PacketFiles.ofPackets().withOptions(ReadOptions.defaults().withHdf5SampleRateHz(RATE_HZ));
    // Files of a simulation stay simulated, whoever reads them.
    boolean simulated = Files.exists(folder.resolve(TestbedFile.NAME));
    return new IqCampaign(
        (simulated ? "simulated " : "recorded ") + FileMark.of(first),
        simulated ? Origin.SIMULATED : Origin.RECORDED,
        files.read(first),
        Files.exists(second) ? Optional.of(files.read(second)) : Optional.empty());
  }

  /** The first half of the devices, by their order. */
  Set<String> firstHalf() {
    List<String> devices = run.devices();
    return Set.copyOf(devices.subList(0, devices.size() / 2));
  }

  /** What an extractor learns from, and is validated by. */
  IqData data(boolean half) {
    Predicate<String> learnt = half ? firstHalf()::contains : device -> true;
    return IqData.of(description, run, otherRun, learnt, IqData.Days.FIRST);
  }
}
