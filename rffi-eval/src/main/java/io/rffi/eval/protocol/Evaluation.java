package io.rffi.eval.protocol;

import io.rffi.eval.metric.ConfusionMatrix;
import io.rffi.eval.metric.CumulativeMatch;
import io.rffi.eval.metric.DeviceBootstrap;
import io.rffi.eval.metric.Figure;
import io.rffi.eval.metric.MatchRank;
import io.rffi.eval.metric.Score;
import io.rffi.eval.metric.Separation;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What came of a test, and the figures of merit of that. Immutable.
 *
 * @param name what the tested set is called
 * @param enrolledDevices how many devices were compared with
 * @param k how many neighbours were asked
 * @param known what came of the packets of enrolled devices, at least one
 * @param rogues what came of the packets of others, possibly none
 * @param ranks at which place the own device of each known packet stood
 * @param rejected packets of enrolled devices that were too poor for the embedder; no figure counts
 *     them
 * @param rejectedRogues the same of rogues
 */
public record Evaluation(
    String name,
    int enrolledDevices,
    int k,
    List<Trial> known,
    List<Trial> rogues,
    List<MatchRank> ranks,
    List<RejectedPacket> rejected,
    List<RejectedPacket> rejectedRogues) {
  /** Copies the lists. */
  public Evaluation {
    Objects.requireNonNull(name, "name");
    known = List.copyOf(known);
    rogues = List.copyOf(rogues);
    ranks = List.copyOf(ranks);
    rejected = List.copyOf(rejected);
    rejectedRogues = List.copyOf(rejectedRogues);
    if (known.isEmpty()) {
      throw new IllegalArgumentException("nothing was tested");
    }
  }

  /**
   * The share of packets of enrolled devices that are taken for the right one, whatever their
   * score.
   *
   * @param bootstrap gives the bounds
   * @return the accuracy
   */
  public Figure accuracy(DeviceBootstrap bootstrap) {
    return confusion().accuracy(bootstrap);
  }

  /**
   * Which enrolled device was taken for which.
   *
   * @return the matrix
   */
  public ConfusionMatrix confusion() {
    return new ConfusionMatrix(known.stream().map(Trial::decision).toList());
  }

  /**
   * How often the right device is among the nearest, devices being ordered by the mean distance of
   * their own k nearest fingerprints ({@link io.rffi.match.distance.DeviceDistance}). The first
   * share may differ a little from the accuracy, which is by vote.
   *
   * @return the characteristic
   */
  public CumulativeMatch cumulativeMatch() {
    return new CumulativeMatch(ranks, enrolledDevices);
  }

  /**
   * How scores tell enrolled devices from rogues: AUC, EER, and both errors at a threshold.
   *
   * @return the scores; empty if no rogues were tested
   */
  public Optional<Separation> separation() {
    return rogues.isEmpty()
        ? Optional.empty()
        : Optional.of(new Separation(knownScores(), rogues.stream().map(Trial::asScore).toList()));
  }

  /**
   * The scores of the packets of enrolled devices.
   *
   * @return a score for each known packet
   */
  public List<Score> knownScores() {
    return known.stream().map(Trial::asScore).toList();
  }
}
