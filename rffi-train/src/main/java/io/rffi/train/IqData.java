package io.rffi.train;

import io.rffi.augment.testbed.Difficulty;
import io.rffi.augment.testbed.Testbed;
import io.rffi.augment.testbed.Testbeds;
import io.rffi.dsp.FrontEnd;
import io.rffi.eval.data.LabelledSignal;
import io.rffi.eval.data.PacketSet;
import io.rffi.eval.data.TestbedPackets;
import io.rffi.train.data.IqWindows;
import io.rffi.train.data.LabelledExamples;
import io.rffi.train.network.IqNetworks;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * I/Q windows of devices to learn from, and of the same and other devices to be judged by. Packets
 * are split by their order: the first 70 % of each device's are learnt from, the next 10 % are for
 * validation, the last 20 % for the report.
 *
 * @param description equal data must have equal texts; goes into checkpoints and models
 * @param frontEnd what makes the network's input
 * @param training windows to learn from
 * @param validation later windows of the same devices
 * @param test still later windows of them
 * @param otherRun windows of them from another day, if there are
 * @param unseen devices that are not learnt from, if there are two or more
 */
public record IqData(
    String description,
    FrontEnd frontEnd,
    LabelledExamples training,
    LabelledExamples validation,
    LabelledExamples test,
    Optional<LabelledExamples> otherRun,
    Optional<Unseen> unseen) {
  /** The simulated campaign of I/Q windows. */
  public static final String TESTBED = "iq-16";

  /** The seed that {@code rffi simulate} has by default. */
  public static final long SEED = 2026;

  private static final double TRAINED = 0.7;
  private static final double VALIDATED = 0.8;

  /** Checks that all is there. */
  public IqData {
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(frontEnd, "frontEnd");
    Objects.requireNonNull(otherRun, "otherRun");
    Objects.requireNonNull(unseen, "unseen");
    if (training.devices().size() < 2) {
      throw new IllegalArgumentException(
          "to learn what tells devices apart takes two of them, got " + training.devices());
    }
  }

  /**
   * Devices that are not learnt from.
   *
   * @param enrolment the first 80 % of their windows
   * @param probes the last 20 %
   * @param otherRun windows of them from another day, if there are
   */
  public record Unseen(
      LabelledExamples enrolment, LabelledExamples probes, Optional<LabelledExamples> otherRun) {}

  /**
   * Splits packets, whose length is a multiple of 128 samples or more.
   *
   * @param description of where they come from
   * @param run the packets
   * @param otherRun packets of the same devices from another day, if there are
   * @param learnt which devices are learnt from
   * @return their windows
   * @throws IllegalArgumentException if there are fewer than two devices to learn from
   * @throws io.rffi.api.SampleRateException if the packets' sample rates differ
   */
  public static IqData of(
      String description, PacketSet run, Optional<PacketSet> otherRun, Predicate<String> learnt) {
    List<String> known = run.devices().stream().filter(learnt).toList();
    List<String> unknown = run.devices().stream().filter(learnt.negate()).toList();
    double rate = run.packets().get(0).samples().sampleRateHz();
    IqWindows windows = new IqWindows(rate, IqNetworks.WINDOW);
    if (known.size() < 2) {
      throw new IllegalArgumentException(
          "to learn what tells devices apart takes two of them; chosen are "
              + known
              + " of "
              + run.devices());
    }
    return new IqData(
        description + " devices=" + known + " packets=" + run.packets().size(),
        windows.frontEnd(),
        windows.of(IqWindows.share(run, 0, TRAINED), known),
        windows.of(IqWindows.share(run, TRAINED, VALIDATED), known),
        windows.of(IqWindows.share(run, VALIDATED, 1), known),
        otherRun.map(other -> windows.of(other, known)),
        unknown.size() < 2
            ? Optional.empty()
            : Optional.of(
                new Unseen(
                    windows.of(IqWindows.share(run, 0, VALIDATED), unknown),
                    windows.of(IqWindows.share(run, VALIDATED, 1), unknown),
                    otherRun.map(other -> windows.of(other, unknown)))));
  }

  /**
   * The simulated campaign {@code iq-16}, or several with other radios, which makes for more
   * devices to learn from.
   *
   * @param seed of the first campaign; the others have the seeds that follow
   * @param campaigns how many, ≥ 1
   * @param scale how much of each, 0 &lt; scale ≤ 1
   * @param learnt which devices are learnt from, by their names: {@code "3"} of a single campaign,
   *     {@code "2.3"} of the second of several
   * @return the first runs to learn from and be judged by, the second runs as another day
   */
  public static IqData simulated(long seed, int campaigns, double scale, Predicate<String> learnt) {
    List<LabelledSignal> run = new ArrayList<>();
    List<LabelledSignal> otherRun = new ArrayList<>();
    for (int n = 0; n < campaigns; n++) {
      Testbed testbed = Testbeds.of(TESTBED, Difficulty.DEFAULT, seed + n, scale);
      String prefix = campaigns == 1 ? "" : (n + 1) + ".";
      run.addAll(packets(testbed, 0, prefix));
      otherRun.addAll(packets(testbed, 1, prefix));
    }
    return of(
        "simulated iq-16 seed=%d campaigns=%d scale=%s".formatted(seed, campaigns, scale),
        new PacketSet("run-1", run),
        Optional.of(new PacketSet("run-2", otherRun)),
        learnt);
  }

  private static List<LabelledSignal> packets(Testbed testbed, int set, String prefix) {
    return TestbedPackets.of(testbed, testbed.sets().get(set)).packets().stream()
        .map(packet -> new LabelledSignal(prefix + packet.device(), packet.samples()))
        .toList();
  }
}
