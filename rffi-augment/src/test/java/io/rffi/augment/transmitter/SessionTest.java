package io.rffi.augment.transmitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A unit stays the same from session to session, but for its crystal and its leakage. */
class SessionTest {
  private static final int UNITS = 100;
  private static final int DAYS = 30;

  private static final Map<String, ToDoubleFunction<Transmitter>> FIGURES = figures();

  private static Map<String, ToDoubleFunction<Transmitter>> figures() {
    Map<String, ToDoubleFunction<Transmitter>> figures = new LinkedHashMap<>();
    figures.put("I/Q gain", unit -> unit.iqImbalance().gainDb());
    figures.put("I/Q phase", unit -> unit.iqImbalance().phaseDegrees());
    figures.put("compression", unit -> unit.powerAmplifier().compressionDb());
    figures.put("AM/PM", unit -> unit.powerAmplifier().phaseDegrees());
    figures.put("memory, re", unit -> unit.memoryPolynomial().terms().get(1).re());
    figures.put("memory, im", unit -> unit.memoryPolynomial().terms().get(1).im());
    figures.put("loop", unit -> unit.chirpPll().naturalFrequencyHz());
    figures.put("damping", unit -> unit.chirpPll().damping());
    figures.put("phase noise", unit -> unit.phaseNoise().dbcPerHz(10e3));
    figures.put("spur", unit -> unit.synthesiserSpur().levelDbc());
    figures.put("drift", unit -> unit.turnOnDrift().hertz());
    figures.put("ramp", unit -> unit.powerRamp().riseMicroseconds());
    figures.put("ripple", unit -> unit.transmitFilter().rippleDb());
    figures.put("echo", unit -> unit.transmitFilter().echoMicroseconds());
    figures.put("echo phase", unit -> Math.cos(angle(unit)));
    return figures;
  }

  private static double angle(Transmitter unit) {
    return Math.toRadians(unit.transmitFilter().echoDegrees());
  }

  private static List<TransmitterUnit> units(ChipsetFamily family, int count) {
    SplittableRandom random = new SplittableRandom(17);
    return Stream.generate(() -> family.unit(1, random)).limit(count).toList();
  }

  private static Session session(int unit, int day) {
    return Session.draw(5, unit, day).restarted();
  }

  private static double deviation(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    return Math.sqrt(
        Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum() / (values.length - 1));
  }

  /** Standard deviations: of one unit over its sessions (pooled), and of the units' means. */
  private static double[] withinAndBetween(
      ChipsetFamily family, ToDoubleFunction<Transmitter> figure) {
    List<TransmitterUnit> units = units(family, UNITS);
    double[] means = new double[UNITS];
    double squares = 0;
    for (int unit = 0; unit < UNITS; unit++) {
      double[] values = new double[DAYS];
      for (int day = 0; day < DAYS; day++) {
        values[day] = figure.applyAsDouble(units.get(unit).in(session(unit, day)));
      }
      means[unit] = Arrays.stream(values).average().orElseThrow();
      squares += Math.pow(deviation(values), 2) / UNITS;
    }
    return new double[] {Math.sqrt(squares), deviation(means)};
  }

  @ParameterizedTest
  @EnumSource(ChipsetFamily.class)
  void everyFigureMovesLessThanUnitsDiffer(ChipsetFamily family) {
    FIGURES.forEach(
        (name, figure) -> {
          double[] deviations = withinAndBetween(family, figure);
          assertThat(deviations[0]).as(name).isLessThan(0.3 * deviations[1]);
        });
  }

  /** But power cycles and temperature do move them. */
  @ParameterizedTest
  @EnumSource(ChipsetFamily.class)
  void everyFigureMoves(ChipsetFamily family) {
    FIGURES.forEach(
        (name, figure) -> {
          double[] deviations = withinAndBetween(family, figure);
          assertThat(deviations[0]).as(name).isGreaterThan(0.005 * deviations[1]);
        });
  }

  /** A mixer is calibrated when it is switched on: its residue tells little of the unit. */
  @ParameterizedTest
  @EnumSource(ChipsetFamily.class)
  void leakageIsAnotherAfterEveryRestart(ChipsetFamily family) {
    List<ToDoubleFunction<Transmitter>> parts =
        List.of(unit -> unit.loLeakage().re(), unit -> unit.loLeakage().im());
    for (ToDoubleFunction<Transmitter> part : parts) {
      double[] deviations = withinAndBetween(family, part);
      assertThat(deviations[0]).isGreaterThan(deviations[1]);
    }
    double[] level = withinAndBetween(family, unit -> unit.loLeakage().levelDbc());
    assertThat(level[0]).isBetween(0.4 * level[1], 0.7 * level[1]);
  }

  @ParameterizedTest
  @EnumSource(ChipsetFamily.class)
  void crystalMovesMoreThanUnitsDiffer(ChipsetFamily family) {
    double[] deviations = withinAndBetween(family, unit -> unit.crystal().ppm());
    assertThat(deviations[0]).isGreaterThan(deviations[1]);
  }

  /** Ten units, told apart by the carrier of one session alone: near to guessing. */
  @ParameterizedTest
  @EnumSource(ChipsetFamily.class)
  void carrierAloneIdentifiesHardlyAnyone(ChipsetFamily family) {
    List<TransmitterUnit> all = units(family, UNITS);
    int right = 0;
    int tried = 0;
    for (int first = 0; first < UNITS; first += 10) {
      int begin = first;
      double[] enrolled =
          IntStream.range(0, 10)
              .mapToDouble(n -> all.get(begin + n).in(session(begin + n, 0)).crystal().ppm())
              .toArray();
      for (int n = 0; n < 10; n++) {
        for (int day = 1; day < DAYS; day++) {
          double ppm = all.get(begin + n).in(session(begin + n, day)).crystal().ppm();
          right += nearest(enrolled, ppm) == n ? 1 : 0;
          tried++;
        }
      }
    }
    assertThat((double) right / tried).isBetween(0.05, 0.30);
  }

  private static int nearest(double[] enrolled, double ppm) {
    int best = 0;
    for (int n = 1; n < enrolled.length; n++) {
      best = Math.abs(enrolled[n] - ppm) < Math.abs(enrolled[best] - ppm) ? n : best;
    }
    return best;
  }

  @Test
  void drawsDependOnTheirArgumentsAlone() {
    assertThat(Session.draw(1, 2, 3)).isEqualTo(Session.draw(1, 2, 3));
    assertThat(Session.draw(1, 2, 3)).isNotEqualTo(Session.draw(2, 2, 3));
    assertThat(Session.draw(1, 2, 3)).isNotEqualTo(Session.draw(1, 3, 3));
    for (int day = 0; day < 200; day++) {
      Session session = Session.draw(1, 2, day);
      assertThat(session.celsius()).isBetween(5.0, 40.0);
      assertThat(session.supply()).isBetween(0.9, 1.0);
      assertThat(session.day()).isEqualTo(day);
    }
  }

  @Test
  void restartChangesTheUnitAtTheSameTemperature() {
    TransmitterUnit unit = ChipsetFamily.SX1276_MODULE.unit(1, new SplittableRandom(1));
    Session before = Session.draw(1, 0, 4);
    assertThat(before.restarted().celsius()).isEqualTo(before.celsius());
    assertThat(unit.in(before.restarted())).isNotEqualTo(unit.in(before));
    assertThat(unit.in(before.restarted()).crystal()).isEqualTo(unit.in(before).crystal());
  }

  @Test
  void temperatureAndAgeMoveTheCrystalByItsCurves() {
    TransmitterUnit unit = ChipsetFamily.SX1272_MODULE.unit(1, new SplittableRandom(1));
    double cold = unit.in(new Session(100, 0, 5, 1)).crystal().ppm();
    double warm = unit.in(new Session(100, 0, 40, 1)).crystal().ppm();
    assertThat(cold - warm).isBetween(4.0, 14.0);
    double moved = unit.crystalEnvironment().ppm(40, 100);
    assertThat(warm)
        .isCloseTo(
            unit.asMade().crystal().ppm() + moved, org.assertj.core.data.Offset.offset(1e-9));
  }

  @Test
  void refusesImpossibleSessions() {
    assertThatThrownBy(() -> new Session(-1, 0, 25, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Session(0, -1, 25, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Session(0, 0, Double.NaN, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Session(0, 0, 25, 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
