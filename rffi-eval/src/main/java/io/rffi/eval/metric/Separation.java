package io.rffi.eval.metric;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How well scores tell packets that should be accepted from those that should be refused.
 *
 * <p>Bounds are {@linkplain DeviceBootstrap bootstrapped by device}, genuine and impostor devices
 * each on their own.
 *
 * @param genuine scores of packets that should be accepted, at least one
 * @param impostor scores of packets that should be refused, at least one
 */
public record Separation(List<Score> genuine, List<Score> impostor) {
  /** Copies the lists and checks that both have scores. */
  public Separation {
    genuine = List.copyOf(genuine);
    impostor = List.copyOf(impostor);
    if (genuine.isEmpty() || impostor.isEmpty()) {
      throw new IllegalArgumentException(
          "genuine and impostor scores are needed, got %d and %d"
              .formatted(genuine.size(), impostor.size()));
    }
  }

  /**
   * The trade-off between both errors.
   *
   * @return the curve
   */
  public RocCurve curve() {
    return RocCurve.of(values(genuine), values(impostor));
  }

  /**
   * The {@linkplain RocCurve#area() area under the curve}.
   *
   * @param bootstrap gives the bounds
   * @return the AUC; its count and devices are those of both sides together
   */
  public Figure area(DeviceBootstrap bootstrap) {
    Ranked ranked = new Ranked(this);
    return ranked.figure(bootstrap, draws -> ranked.scores.area(draws[0], draws[1]));
  }

  /**
   * The {@linkplain RocCurve#equalErrorRate() equal error rate}.
   *
   * @param bootstrap gives the bounds
   * @return the EER; its count and devices are those of both sides together
   */
  public Figure equalErrorRate(DeviceBootstrap bootstrap) {
    Ranked ranked = new Ranked(this);
    return ranked.figure(bootstrap, draws -> ranked.scores.equalErrorRate(draws[0], draws[1]));
  }

  /**
   * The share of impostors that a threshold accepts.
   *
   * @param threshold scores up to this are accepted, not NaN
   * @param bootstrap gives the bounds
   * @return the FAR; its count and devices are those of the impostors
   */
  public Figure falseAcceptRate(double threshold, DeviceBootstrap bootstrap) {
    requireNumber(threshold);
    return Proportion.of(impostor, Score::device, score -> score.value() <= threshold, bootstrap);
  }

  /**
   * The share of genuine packets that a threshold refuses.
   *
   * @param threshold scores up to this are accepted, not NaN
   * @param bootstrap gives the bounds
   * @return the FRR; its count and devices are those of the genuine side
   */
  public Figure falseRejectRate(double threshold, DeviceBootstrap bootstrap) {
    return falseRejectRate(genuine, threshold, bootstrap);
  }

  /**
   * The share of genuine packets that a threshold refuses, where there are no impostors.
   *
   * @param genuine scores of packets that should be accepted, at least one
   * @param threshold scores up to this are accepted, not NaN
   * @param bootstrap gives the bounds
   * @return the FRR
   */
  public static Figure falseRejectRate(
      List<Score> genuine, double threshold, DeviceBootstrap bootstrap) {
    requireNumber(threshold);
    return Proportion.of(genuine, Score::device, score -> score.value() > threshold, bootstrap);
  }

  private static void requireNumber(double threshold) {
    if (Double.isNaN(threshold)) {
      throw new IllegalArgumentException("the threshold is NaN");
    }
  }

  private static double[] values(List<Score> scores) {
    return scores.stream().mapToDouble(Score::value).toArray();
  }

  /** The scores in order, with their devices' places. */
  private static final class Ranked {
    private final DeviceNames genuine;
    private final DeviceNames impostors;
    private final RankedScores scores;
    private final int count;

    Ranked(Separation separation) {
      genuine = devices(separation.genuine);
      impostors = devices(separation.impostor);
      scores =
          new RankedScores(
              values(separation.genuine),
              places(separation.genuine, genuine),
              values(separation.impostor),
              places(separation.impostor, impostors));
      count = separation.genuine.size() + separation.impostor.size();
    }

    Figure figure(DeviceBootstrap bootstrap, ToDoubleFunction<int[][]> statistic) {
      int[] populations = {genuine.size(), impostors.size()};
      int[][] once = {ones(genuine.size()), ones(impostors.size())};
      return bootstrap.figure(statistic.applyAsDouble(once), count, populations, statistic);
    }

    private static DeviceNames devices(List<Score> scores) {
      return new DeviceNames(scores.stream().map(Score::device).toList());
    }

    private static int[] places(List<Score> scores, DeviceNames devices) {
      return scores.stream().mapToInt(score -> devices.place(score.device())).toArray();
    }

    private static int[] ones(int count) {
      int[] ones = new int[count];
      Arrays.fill(ones, 1);
      return ones;
    }
  }
}
