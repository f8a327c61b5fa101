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
import java.util.Optional;
import java.util.function.Predicate;

/**
 * I/Q windows of devices to learn from, and of the same and other devices to be judged by. Packets
 * are split by their order: the first 70 % of each device's are learnt from, the next 10 % are for
 * validation, the last 20 % for the report. Immutable.
 */
public final class IqData {
  /** How many samples a window has. */
  public static final int WINDOW = IqNetworks.WINDOW;

  /** The simulated campaign of I/Q windows. */
  public static final String TESTBED = "iq-16";

  /** The seed that {@code rffi simulate} has by default. */
  public static final long SEED = 2026;

  private static final double TRAINED = 0.7;
  private static final double VALIDATED = 0.8;

  private final String description;
  private final FrontEnd frontEnd;
  private final Parts parts;

  private IqData(String description, FrontEnd frontEnd, Parts parts) {
    this.description = description;
    this.frontEnd = frontEnd;
    this.parts = parts;
  }

  /**
   * Who learns from what.
   *
   * @param training windows to learn from
   * @param validation later windows of the same devices
   * @param test still later windows of them
   * @param otherRun windows of them from another day, if there are
   * @param unseen devices that are not learnt from, if there are two or more
   */
  record Parts(
      LabelledExamples training,
      LabelledExamples validation,
      LabelledExamples test,
      Optional<LabelledExamples> otherRun,
      Optional<Unseen> unseen) {}

  /** Equal data have equal texts; goes into checkpoints and models. */
  String description() {
    return description;
  }

  /** What makes the network's input. */
  FrontEnd frontEnd() {
    return frontEnd;
  }

  LabelledExamples training() {
    return parts.training();
  }

  LabelledExamples validation() {
    return parts.validation();
  }

  LabelledExamples test() {
    return parts.test();
  }

  Optional<LabelledExamples> otherRun() {
    return parts.otherRun();
  }

  Optional<Unseen> unseen() {
    return parts.unseen();
  }

  /** Which of two days are learnt from. */
  public enum Days {
    /** The first, so that the other shows what a power cycle does. */
    FIRST,
    /** Both, so that what changes from day to day is no mark of a device. */
    BOTH
  }

  /**
   * Devices that are not learnt from.
   *
   * @param enrolment the first 80 % of their windows
   * @param probes the last 20 %
   * @param otherRun windows of them from another day, if there are
   */
  record Unseen(
      LabelledExamples enrolment, LabelledExamples probes, Optional<LabelledExamples> otherRun) {}

  /**
   * Splits packets, whose length is a multiple of 128 samples or more.
   *
   * @param description of where they come from
   * @param run the packets
   * @param otherRun packets of the same devices from another day, if there are
   * @param learnt which devices are learnt from
   * @param days from which runs: from both, the other run's first 70 % are learnt from, too, and
   *     only its last 20 % judged
   * @return their windows
   * @throws IllegalArgumentException if there are fewer than two devices to learn from
   * @throws io.rffi.api.SampleRateException if the packets' sample rates differ
   */
  public static IqData of(
      String description,
      PacketSet run,
      Optional<PacketSet> otherRun,
      Predicate<String> learnt,
      Days days) {
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
    Optional<PacketSet> also = days == Days.BOTH ? otherRun : Optional.empty();
    return new IqData(
        description + " days=" + days + " devices=" + known + " packets=" + run.packets().size(),
        windows.frontEnd(),
        new Parts(
            windows.of(both(run, also, 0, TRAINED), known),
            windows.of(both(run, also, TRAINED, VALIDATED), known),
            windows.of(IqWindows.share(run, VALIDATED, 1), known),
            otherRun.map(
                other ->
                    windows.of(
                        also.isPresent() ? IqWindows.share(other, VALIDATED, 1) : other, known)),
            unknown.size() < 2
                ? Optional.empty()
                : Optional.of(
                    new Unseen(
                        windows.of(IqWindows.share(run, 0, VALIDATED), unknown),
                        windows.of(IqWindows.share(run, VALIDATED, 1), unknown),
                        otherRun.map(other -> windows.of(other, unknown))))));
  }

  private static PacketSet both(PacketSet run, Optional<PacketSet> also, double from, double to) {
    List<LabelledSignal> packets = new ArrayList<>(IqWindows.share(run, from, to).packets());
    also.ifPresent(other -> packets.addAll(IqWindows.share(other, from, to).packets()));
    return new PacketSet(run.name(), packets);
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
   * @param days from which of the two runs
   * @return the first runs to learn from and be judged by, the second runs as another day
   */
  public static IqData simulated(
      long seed, int campaigns, double scale, Predicate<String> learnt, Days days) {
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
        learnt,
        days);
  }

  private static List<LabelledSignal> packets(Testbed testbed, int set, String prefix) {
    return TestbedPackets.of(testbed, testbed.sets().get(set)).packets().stream()
        .map(packet -> new LabelledSignal(prefix + packet.device(), packet.samples()))
        .toList();
  }
}
