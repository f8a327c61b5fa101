package io.rffi.augment.testbed;

import io.rffi.api.IqSignal;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * What the receiver recorded of one packet, and the truth about it.
 *
 * @param unit who sent it, by the testbed's number
 * @param capture the recording: a little silence, the packet, a little silence
 * @param packetStart the first sample of the packet in the capture
 * @param packetLength how many samples it lasts
 * @param levelDbm the power that arrived at the antenna
 * @param snrDb the signal-to-noise ratio in the signal's bandwidth
 * @param cfoHz the carrier's place relative to the capture's 0 Hz
 * @param imitated whom the sender imitates, by the testbed's number; empty if it is no attacker
 * @param examples what a recogniser is fed with: the packet as an extractor cuts it out, its
 *     carrier offset removed and an RMS of 1, or its windows
 */
public record Reception(
    int unit,
    IqSignal capture,
    int packetStart,
    int packetLength,
    double levelDbm,
    double snrDb,
    double cfoHz,
    OptionalInt imitated,
    List<IqSignal> examples) {
  /** Checks that every part is there. */
  public Reception {
    Objects.requireNonNull(capture, "capture");
    Objects.requireNonNull(imitated, "imitated");
    examples = List.copyOf(examples);
  }

  /**
   * A reception of a unit that is itself.
   *
   * @param unit who sent it, by the testbed's number
   * @param capture the recording
   * @param packetStart the first sample of the packet in the capture
   * @param packetLength how many samples it lasts
   * @param levelDbm the power that arrived at the antenna
   * @param snrDb the signal-to-noise ratio in the signal's bandwidth
   * @param cfoHz the carrier's place relative to the capture's 0 Hz
   * @param examples what a recogniser is fed with
   */
  public Reception(
      int unit,
      IqSignal capture,
      int packetStart,
      int packetLength,
      double levelDbm,
      double snrDb,
      double cfoHz,
      List<IqSignal> examples) {
    this(
        unit,
        capture,
        packetStart,
        packetLength,
        levelDbm,
        snrDb,
        cfoHz,
        OptionalInt.empty(),
        examples);
  }

  Reception imitating(int victim) {
    return new Reception(
        unit,
        capture,
        packetStart,
        packetLength,
        levelDbm,
        snrDb,
        cfoHz,
        OptionalInt.of(victim),
        examples);
  }
}
