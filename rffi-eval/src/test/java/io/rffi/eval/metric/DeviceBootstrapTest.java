package io.rffi.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bounds against every possible draw, and whether they hold the truth as often as they say. */
@Tag("golden")
class DeviceBootstrapTest {
  private static List<Decision> decisions(String device, int packets, int right) {
    List<Decision> decisions = new ArrayList<>();
    for (int n = 0; n < packets; n++) {
      decisions.add(new Decision(device, n < right ? device : "nobody"));
    }
    return decisions;
  }

  private static Figure accuracy(List<Decision> decisions, DeviceBootstrap bootstrap) {
    return new ConfusionMatrix(decisions).accuracy(bootstrap);
  }

  @ParameterizedTest
  @ValueSource(strings = {"uneven", "perfect", "one bad"})
  void boundsAreThoseOfEveryPossibleDraw(String name) {
    List<Decision> decisions = new ArrayList<>();
    int device = 0;
    for (String counts : Golden.lines("devices", name).get(0)) {
      String[] parts = counts.split(":", -1);
      device++;
      decisions.addAll(
          decisions("d" + device, Integer.parseInt(parts[0]), Integer.parseInt(parts[1])));
    }
    double[] wanted = Golden.numbers("bounds", name);

    Figure figure = accuracy(decisions, new DeviceBootstrap(20_000, 0.95, 1));

    assertThat(figure.value()).isCloseTo(wanted[0], within(1e-12));
    assertThat(figure.low()).isCloseTo(Math.min(wanted[1], wanted[3]), within(0.01));
    assertThat(figure.high()).isCloseTo(Math.max(wanted[2], wanted[4]), within(0.01));
    assertThat(figure.count()).isEqualTo(decisions.size());
    assertThat(figure.devices()).isEqualTo(5);
  }

  @Test
  void sayNothingOfOtherDevicesFromOne() {
    Figure figure = accuracy(decisions("a", 1000, 1000), DeviceBootstrap.standard());

    assertThat(figure).isEqualTo(new Figure(1, 0, 1, 0.95, 1000, 1));
  }

  /** A thousand packets of ten devices without an error are ten trials, and not a thousand. */
  @Test
  void countDevicesWhereNothingHappened() {
    List<Decision> decisions = new ArrayList<>();
    for (int device = 0; device < 10; device++) {
      decisions.addAll(decisions("d" + device, 100, 100));
    }
    Figure figure = accuracy(decisions, DeviceBootstrap.standard());
    assertThat(figure.low()).isCloseTo(Math.pow(0.025, 0.1), within(1e-9));
    assertThat(figure.high()).isEqualTo(1);
  }

  @Test
  void dependOnTheSeedAndNotOnTheOrder() {
    List<Decision> decisions = new ArrayList<>();
    for (int device = 0; device < 12; device++) {
      decisions.addAll(decisions("d" + device, 10, device % 7));
    }
    Figure figure = accuracy(decisions, DeviceBootstrap.standard());
    List<Decision> shuffled = new ArrayList<>(decisions);
    Collections.shuffle(shuffled, new Random(5));

    assertThat(accuracy(shuffled, DeviceBootstrap.standard())).isEqualTo(figure);
    assertThat(accuracy(decisions, new DeviceBootstrap(1000, 0.95, 7))).isNotEqualTo(figure);
  }

  /**
   * Devices of 20 packets, each device with an accuracy of its own, 0.5 to 1, mean 0.75. The
   * intervals should hold the mean in 95 % of 400 cases; fewer than 356 happens once in 2 million
   * if so. Had packets been drawn, the interval of ten devices would be 4·sqrt(0.75·0.25/200) =
   * 0.12 wide, where the mean of ten devices alone spreads by 0.05.
   */
  @ParameterizedTest
  @ValueSource(ints = {10, 30})
  void holdTheTruthAsOftenAsTheySay(int devices) {
    SplittableRandom random = new SplittableRandom(99);
    int held = 0;
    double width = 0;
    for (int trial = 0; trial < 400; trial++) {
      List<Decision> decisions = new ArrayList<>();
      for (int device = 0; device < devices; device++) {
        double right = random.nextDouble(0.5, 1);
        int count = 0;
        for (int n = 0; n < 20; n++) {
          count += random.nextDouble() < right ? 1 : 0;
        }
        decisions.addAll(decisions("d" + device, 20, count));
      }
      Figure figure = accuracy(decisions, new DeviceBootstrap(1000, 0.95, trial));
      held += figure.low() <= 0.75 && 0.75 <= figure.high() ? 1 : 0;
      width += figure.high() - figure.low();
    }
    assertThat(held).isGreaterThanOrEqualTo(356);
    double ofPackets = 4 * Math.sqrt(0.75 * 0.25 / (20.0 * devices));
    assertThat(width / 400).isGreaterThan(1.3 * ofPackets);
  }

  @Test
  void refusesNonsense() {
    assertThatThrownBy(() -> new DeviceBootstrap(10, 0.95, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new DeviceBootstrap(1000, 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
