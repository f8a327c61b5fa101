package io.rffi.embed.impairment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.IqSignal;
import io.rffi.api.ModelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImpairmentScaleTest {
  /** Two quantities that are the first sample's I and Q. */
  private static final ImpairmentEstimator FIRST_SAMPLE =
      new ImpairmentEstimator() {
        @Override
        public double sampleRateHz() {
          return 1;
        }

        @Override
        public int samples() {
          return 1;
        }

        @Override
        public List<Quantity> quantities() {
          return List.of(new Quantity("I", "V", 1, 2), new Quantity("Q", "V", 0, 1));
        }

        @Override
        public double[] estimate(IqSignal signal) {
          return new double[] {signal.i(0), signal.q(0)};
        }

        @Override
        public String canonical() {
          return "first-sample";
        }
      };

  private static IqSignal sample(double i, double q) {
    return IqSignal.of(new float[] {(float) i, (float) q}, 1);
  }

  /** Radios far apart, whose packets move together: Q follows I by a half. */
  private static List<List<IqSignal>> radios(int packets) {
    Random random = new Random(6);
    List<List<IqSignal>> radios = new ArrayList<>();
    for (int radio = 0; radio < 4; radio++) {
      List<IqSignal> signals = new ArrayList<>();
      for (int n = 0; n < packets; n++) {
        double common = 3 * random.nextGaussian();
        signals.add(
            sample(100 * radio + common, 50 * radio + common / 2 + 0.1 * random.nextGaussian()));
      }
      radios.add(signals);
    }
    return radios;
  }

  @Test
  void typicalFiguresAreTheQuantities() {
    ImpairmentScale scale = ImpairmentScale.typical(FIRST_SAMPLE.quantities());
    assertThat(scale.apply(new double[] {4, -2})).containsExactly(1.5f, -2);
  }

  @Test
  void noQuantityDecidesAlone() {
    ImpairmentScale scale = ImpairmentScale.typical(FIRST_SAMPLE.quantities());
    assertThat(scale.apply(new double[] {1e9, -1e9})).containsExactly(10, -10);
  }

  /** Over all: mean 150 and 75, deviation near 111.8 and 55.9. */
  @Test
  void unlabelledPacketsGiveMeanAndDeviation() {
    List<IqSignal> all = radios(100).stream().flatMap(List::stream).toList();
    ImpairmentScale scale = ImpairmentScale.ofUnlabelled(FIRST_SAMPLE, all);
    assertThat(scale.apply(new double[] {150, 75})).containsExactly(new float[2], within(0.02f));
    assertThat(scale.apply(new double[] {150 + 111.8, 75 + 55.9}))
        .containsExactly(new float[] {1, 1}, within(0.02f));
  }

  /** Within radios: no correlation is left, and every direction has a deviation of 1. */
  @Test
  void knownRadiosGiveWhiteDeviations() {
    List<List<IqSignal>> radios = radios(1000);
    ImpairmentScale scale = ImpairmentScale.ofRadios(FIRST_SAMPLE, radios);
    double[][] moments = new double[2][2];
    for (List<IqSignal> signals : radios) {
      List<float[]> mapped =
          signals.stream().map(FIRST_SAMPLE::estimate).map(scale::apply).toList();
      for (int row = 0; row < 2; row++) {
        for (int column = 0; column < 2; column++) {
          moments[row][column] += covariance(mapped, row, column) / radios.size();
        }
      }
    }
    // The largest radios are cut off at the limit: their packets no longer move.
    assertThat(moments[0][1]).isCloseTo(0, within(0.05));
    assertThat(scale.apply(new double[] {150, 75})).containsExactly(new float[2], within(0.2f));
    // A step along what moves together is small, one across is large.
    assertThat(distance(scale, 3, 1.5)).isCloseTo(1, within(0.1));
    assertThat(distance(scale, 0, 0.5)).isGreaterThan(4);
  }

  private static double distance(ImpairmentScale scale, double i, double q) {
    float[] from = scale.apply(new double[] {150, 75});
    float[] to = scale.apply(new double[] {150 + i, 75 + q});
    return Math.hypot(to[0] - from[0], to[1] - from[1]);
  }

  private static double covariance(List<float[]> values, int row, int column) {
    double meanRow = values.stream().mapToDouble(value -> value[row]).average().orElseThrow();
    double meanColumn = values.stream().mapToDouble(value -> value[column]).average().orElseThrow();
    return values.stream()
        .mapToDouble(value -> (value[row] - meanRow) * (value[column] - meanColumn))
        .average()
        .orElseThrow();
  }

  @Test
  void aTextGivesBackTheVeryScale() {
    ImpairmentScale scale = ImpairmentScale.ofRadios(FIRST_SAMPLE, radios(5));
    ImpairmentScale read = ImpairmentScale.parse(scale.toText() + "\n");
    assertThat(read).isEqualTo(scale).hasSameHashCodeAs(scale);
    ImpairmentEmbedder embedder = ImpairmentEmbedder.of(FIRST_SAMPLE).withScale(scale);
    assertThat(ImpairmentEmbedder.of(FIRST_SAMPLE).withScale(read).space())
        .isEqualTo(embedder.space());
    assertThat(ImpairmentEmbedder.of(FIRST_SAMPLE).space()).isNotEqualTo(embedder.space());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "centres 1\nspreads 1",
        "centres\nspreads\nmatrix",
        "centres 1\nspreads 0\nmatrix 1",
        "centres 1\nspreads NaN\nmatrix 1",
        "centres 1 2\nspreads 1\nmatrix 1",
        "centres 1\nspreads 1\nmatrix 1 2",
        "centres x\nspreads 1\nmatrix 1",
        "spreads 1\ncentres 1\nmatrix 1",
        "centres Infinity\nspreads 1\nmatrix 1"
      })
  void refusesOtherTexts(String text) {
    assertThatThrownBy(() -> ImpairmentScale.parse(text)).isInstanceOf(ModelException.class);
  }

  @Test
  void refusesPacketsThatSayNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                ImpairmentScale.ofRadios(
                    FIRST_SAMPLE, List.of(List.of(sample(1, 2)), List.of(sample(3, 4)))))
        .withMessageContaining("at least two");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ImpairmentScale.ofUnlabelled(FIRST_SAMPLE, List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                ImpairmentEmbedder.lora()
                    .withScale(ImpairmentScale.typical(FIRST_SAMPLE.quantities())))
        .withMessageContaining("2 quantities");
  }
}
