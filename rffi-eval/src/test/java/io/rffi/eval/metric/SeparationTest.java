package io.rffi.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Scores of enrolled devices and of rogues. */
class SeparationTest {
  private static final DeviceBootstrap BOOTSTRAP = DeviceBootstrap.standard();

  private static List<Score> scores(String kind, int devices, double mean, double spread) {
    SplittableRandom random = new SplittableRandom(kind.hashCode());
    List<Score> scores = new ArrayList<>();
    for (int device = 0; device < devices; device++) {
      double own = mean + spread * random.nextGaussian();
      for (int n = 0; n < 15; n++) {
        scores.add(new Score(kind + device, own + 0.1 * random.nextGaussian()));
      }
    }
    return scores;
  }

  @Test
  void figuresAreThoseOfTheCurve() {
    Separation scores = new Separation(scores("g", 8, 0.4, 0.1), scores("r", 6, 0.7, 0.1));
    RocCurve curve = scores.curve();

    Figure area = scores.area(BOOTSTRAP);
    Figure rate = scores.equalErrorRate(BOOTSTRAP);

    assertThat(area.value()).isEqualTo(curve.area());
    assertThat(rate.value()).isEqualTo(curve.equalErrorRate());
    assertThat(area.count()).isEqualTo(14 * 15);
    assertThat(area.devices()).isEqualTo(14);
    assertThat(area.low()).isLessThan(area.value());
    assertThat(area.high()).isGreaterThan(area.value());
    assertThat(scores.falseAcceptRate(0.55, BOOTSTRAP).value())
        .isCloseTo(curve.at(0.55).falseAcceptRate(), within(1e-12));
    assertThat(scores.falseRejectRate(0.55, BOOTSTRAP).value())
        .isCloseTo(curve.at(0.55).falseRejectRate(), within(1e-12));
    assertThat(scores.falseAcceptRate(0.55, BOOTSTRAP).devices()).isEqualTo(6);
  }

  /** Devices that differ more among themselves must give wider bounds, at the same AUC or so. */
  @Test
  void boundsWidenWithTheSpreadBetweenDevices() {
    Figure alike = new Separation(scores("g", 8, 0.4, 0), scores("r", 8, 0.5, 0)).area(BOOTSTRAP);
    Figure unlike =
        new Separation(scores("g", 8, 0.4, 0.15), scores("r", 8, 0.5, 0.15)).area(BOOTSTRAP);

    assertThat(unlike.high() - unlike.low()).isGreaterThan(1.5 * (alike.high() - alike.low()));
  }

  @Test
  void refusesWhatCannotBeCompared() {
    List<Score> some = scores("g", 2, 0.4, 0);
    assertThatThrownBy(() -> new Separation(some, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Score("a", Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a");
    assertThatThrownBy(() -> new Separation(some, some).falseAcceptRate(Double.NaN, BOOTSTRAP))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
