package io.rffi.eval.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rffi.eval.metric.ConfusionMatrix;
import io.rffi.eval.metric.CumulativeMatch;
import io.rffi.eval.metric.Decision;
import io.rffi.eval.metric.MatchRank;
import io.rffi.eval.metric.RocCurve;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Charts of good, poor and degenerate results. */
class EvaluationChartsTest {
  private static final RocCurve POOR =
      RocCurve.of(new double[] {1, 2, 3, 4, 5}, new double[] {2, 3, 4, 6, 7});
  private static final RocCurve PERFECT = RocCurve.of(new double[] {1, 2}, new double[] {3, 4});
  private static final RocCurve BLIND = RocCurve.of(new double[] {1, 1}, new double[] {1});

  private static BufferedImage image(InlinePicture picture) throws IOException {
    String png = picture.dataUri().substring("data:image/png;base64,".length());
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(png)));
    assertThat(image.getWidth()).isEqualTo(picture.width());
    assertThat(image.getHeight()).isEqualTo(picture.height());
    return image;
  }

  /** How many pixels have a line's colour. */
  private static long drawn(InlinePicture picture, Color colour) throws IOException {
    BufferedImage image = image(picture);
    int[] pixels =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    return IntStream.of(pixels).filter(pixel -> pixel == colour.getRGB()).count();
  }

  @Test
  void drawsCurvesHoweverGoodTheScoresAre() throws IOException {
    for (RocCurve curve : List.of(POOR, PERFECT, BLIND)) {
      assertThat(drawn(EvaluationCharts.roc(curve), CurveChart.FIRST)).isGreaterThan(100);
      assertThat(image(EvaluationCharts.det(curve))).isNotNull();
    }
    // Beyond the legend's own line.
    assertThat(drawn(EvaluationCharts.det(POOR), CurveChart.FIRST)).isGreaterThan(100);
  }

  @Test
  void drawsScoresWithAndWithoutRogues() throws IOException {
    double[] known = {0.1, 0.2, 0.2, 0.4};
    double[] rogues = {0.7, 0.9};

    InlinePicture both = EvaluationCharts.scores(known, rogues, OptionalDouble.of(0.5));
    InlinePicture alone = EvaluationCharts.scores(known, new double[0], OptionalDouble.empty());
    InlinePicture same =
        EvaluationCharts.scores(new double[] {0}, new double[] {0}, OptionalDouble.empty());

    assertThat(drawn(both, CurveChart.SECOND)).isGreaterThan(100);
    assertThat(drawn(alone, CurveChart.SECOND)).isZero();
    assertThat(drawn(alone, CurveChart.FIRST)).isGreaterThan(100);
    assertThat(image(same)).isNotNull();
  }

  @Test
  void drawsRanksAndConfusionsOfOneDeviceAndOfMany() throws IOException {
    for (int devices : new int[] {1, 3, 60}) {
      List<MatchRank> ranks =
          IntStream.rangeClosed(1, devices).mapToObj(n -> new MatchRank("d" + n, n)).toList();
      List<Decision> decisions =
          IntStream.rangeClosed(1, devices)
              .mapToObj(n -> new Decision(Integer.toString(n), "1"))
              .toList();

      assertThat(
              drawn(
                  EvaluationCharts.cumulativeMatch(new CumulativeMatch(ranks, devices)),
                  CurveChart.FIRST))
          .isGreaterThan(10);
      assertThat(image(EvaluationCharts.confusion(new ConfusionMatrix(decisions)))).isNotNull();
    }
  }

  @Test
  void binsHoldAllValuesOnce() {
    double[] values = {0, 0.1, 0.1, 0.5, 1};
    Histogram bins = Histogram.over(4, values, new double[] {2});

    assertThat(bins.edges()).containsExactly(0, 0.5, 1, 1.5, 2);
    assertThat(bins.shares(values)).containsExactly(new double[] {0.6, 0.2, 0.2, 0}, within(1e-12));
    assertThat(Arrays.stream(bins.shares(new double[] {2})).sum()).isCloseTo(1, within(1e-12));
    assertThat(bins.largestShare(values)).isCloseTo(0.6, within(1e-12));
  }
}
