package io.rffi.experiments.iq;

import io.rffi.eval.metric.ConfusionMatrix;
import io.rffi.eval.metric.Decision;
import io.rffi.eval.metric.DeviceBootstrap;
import io.rffi.eval.metric.Figure;
import io.rffi.eval.protocol.EmbeddedPacket;
import io.rffi.eval.protocol.EmbeddedSet;
import io.rffi.eval.protocol.Enrolment;
import io.rffi.eval.protocol.Splits;
import java.util.ArrayList;
import java.util.List;

/**
 * Identification from few enrolled windows, over several enrolments drawn at random: a single
 * window may happen to be a good one or a bad one.
 */
final class FewShotEnrolment {
  private static final int MOST_DRAWS = 10;

  private final EmbeddedSet candidates;
  private final long seed;

  /**
   * From candidates for the enrolment.
   *
   * @param candidates windows that may be enrolled
   * @param seed draws the enrolments
   */
  FewShotEnrolment(EmbeddedSet candidates, long seed) {
    this.candidates = candidates;
    this.seed = seed;
  }

  /**
   * How many windows there are of the device with the fewest.
   *
   * @return one must be left over
   */
  long fewest() {
    return candidates.devices().stream()
        .mapToLong(
            device ->
                candidates.packets().stream()
                    .filter(packet -> packet.device().equals(device))
                    .count())
        .min()
        .orElseThrow();
  }

  /**
   * The share of probes that are taken for the right device.
   *
   * @param shots how many windows of each device are enrolled, fewer than {@link #fewest()}
   * @param k how many neighbours vote
   * @param probes other windows of the same devices
   * @param bootstrap gives the bounds
   * @return over all enrolments; its count is that of all their decisions
   */
  Figure accuracy(int shots, int k, EmbeddedSet probes, DeviceBootstrap bootstrap) {
    List<Decision> decisions = new ArrayList<>();
    int draws = Math.max(1, MOST_DRAWS / shots);
    for (int draw = 0; draw < draws; draw++) {
      List<EmbeddedPacket> enrolled =
          Splits.fewShot(candidates.packets(), shots, seed + draw).first();
      Enrolment.of(candidates.with(enrolled), k)
          .evaluate(probes)
          .known()
          .forEach(trial -> decisions.add(new Decision(trial.device(), trial.decided())));
    }
    return new ConfusionMatrix(decisions).accuracy(bootstrap);
  }
}
