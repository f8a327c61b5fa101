package io.rffi.dsp.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.rffi.api.SignalQuality;
import io.rffi.dsp.lora.LoraParameters;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Prints how well each figure tells what it is for, and what else moves it. */
@Tag("heavy")
@Tag("statistical")
class QualityTablesTest {
  private static List<SignalQuality> measure(int count, IntFunction<Scene> scenes) {
    return IntStream.range(0, count).parallel().mapToObj(n -> scenes.apply(n).measure()).toList();
  }

  private static double mean(List<SignalQuality> all, ToDoubleFunction<SignalQuality> figure) {
    return all.stream().mapToDouble(figure).average().orElse(0);
  }

  private static double rms(
      List<SignalQuality> all, ToDoubleFunction<SignalQuality> figure, double truth) {
    return Math.sqrt(mean(all, one -> Math.pow(figure.applyAsDouble(one) - truth, 2)));
  }

  /** Eight symbols at 125 kHz; SF10 and up at 250 kHz, the others at 1 MHz. */
  @Test
  void snr() {
    System.out.printf(Locale.ROOT, "SNR: error in dB, mean and RMS%n");
    System.out.printf(Locale.ROOT, "%8s %8s %8s %8s%n", "SF", "SNR", "mean", "RMSE");
    for (int sf = 7; sf <= 12; sf++) {
      LoraParameters lora = new LoraParameters(sf, 125_000);
      double rate = sf > 9 ? 250e3 : 1e6;
      for (int snr = -20; snr <= 60; snr += snr < 0 ? 5 : 10) {
        double truth = snr;
        List<SignalQuality> all =
            measure(sf > 9 ? 100 : 400, n -> new Scene(lora, rate, 8, n).snr(truth));
        double bias = mean(all, SignalQuality::snrDb) - truth;
        double error = rms(all, SignalQuality::snrDb, truth);
        System.out.printf(Locale.ROOT, "%8d %8d %8.2f %8.2f%n", sf, snr, bias, error);
        assertThat(error).as("SF%s at %s dB", sf, snr).isLessThan(snr >= 0 ? 0.5 : 20);
      }
    }
  }

  /**
   * The bound is that of {@link SymbolTrends#driftHz}; a drift of 300 Hz, which noise never hides.
   */
  @Test
  void drift() {
    System.out.printf(
        Locale.ROOT, "drift of eight symbols of SF7: error in Hz, and the Cramér–Rao bound%n");
    System.out.printf(Locale.ROOT, "%8s %8s %8s %8s%n", "SNR", "mean", "RMSE", "bound");
    for (int snr = -5; snr <= 40; snr += 5) {
      double db = snr;
      List<SignalQuality> all = measure(400, n -> Scene.sf7(n).snr(db).drift(300));
      double gamma = 128 * Math.pow(10, db / 10);
      double bound = 7 / (Math.PI * 1.024e-3) * Math.sqrt(90 / (gamma * 8.0 * 63 * 60));
      double error = rms(all, SignalQuality::driftHz, 300);
      System.out.printf(
          Locale.ROOT,
          "%8d %8.2f %8.2f %8.2f%n",
          snr,
          mean(all, SignalQuality::driftHz) - 300,
          error,
          bound);
      assertThat(error).isLessThan(snr < 5 ? 60 : 1.3 * bound + 0.2);
    }
  }

  /** How often each interferer is seen, in-band SNR 20 dB. */
  @Test
  void interference() {
    System.out.printf(Locale.ROOT, "interference at 20 dB SNR: found, mean reading%n");
    System.out.printf(
        Locale.ROOT, "%8s %8s %8s %8s %8s%n", "dBc", "tone", "reads", "packet", "reads");
    for (int dbc = -40; dbc <= -5; dbc += 5) {
      double level = dbc;
      List<SignalQuality> tones =
          measure(400, n -> Scene.sf7(n).snr(20).tone(level, 300.0 * n - 60_000));
      List<SignalQuality> packets =
          measure(400, n -> Scene.sf7(n).snr(20).packet(level, 20.0 * n - 4000));
      System.out.printf(
          Locale.ROOT,
          "%8d %8.3f %8.1f %8.3f %8.1f%n",
          dbc,
          found(tones),
          reading(tones),
          found(packets),
          reading(packets));
    }
    for (double snr : new double[] {-5, 5, 20, 40}) {
      List<SignalQuality> clean = measure(10_000, n -> Scene.sf7(n).snr(snr));
      System.out.printf(
          Locale.ROOT, "false alarms of 10000 at %.0f dB: %.0f%n", snr, 10_000 * found(clean));
      // At most 10 are expected; 25 or more have a probability of 5e-5.
      assertThat(found(clean)).isLessThan(25e-4);
    }
  }

  private static double found(List<SignalQuality> all) {
    return mean(all, one -> one.interferenceDb() > Double.NEGATIVE_INFINITY ? 1 : 0);
  }

  /** The mean of those that were found, 0 if none was. */
  private static double reading(List<SignalQuality> all) {
    return all.stream()
        .mapToDouble(SignalQuality::interferenceDb)
        .filter(db -> db > Double.NEGATIVE_INFINITY)
        .average()
        .orElse(0);
  }

  /** Which defect moves which figure, at 30 dB. */
  @Test
  void defectsByFigures() {
    System.out.printf(Locale.ROOT, "defects by figures (means of 200 packets, SNR 30 dB)%n");
    System.out.printf(
        Locale.ROOT,
        "%-24s %8s %8s %8s %8s %8s%n",
        "defect",
        "SNR",
        "found",
        "dBc",
        "step dB",
        "drift");
    row("none", n -> Scene.sf7(n).snr(30));
    row("SNR 20 dB", n -> Scene.sf7(n).snr(20));
    row("carrier 300 Hz off", n -> Scene.sf7(n).snr(30).carrier(300));
    row("clock 40 ppm off", n -> Scene.sf7(n).snr(30).clock(40));
    row("power ramp 60 us", n -> Scene.sf7(n).snr(30).ramp(60e-6));
    row("image -25 dBc", n -> Scene.sf7(n).snr(30).image(-25));
    row("step 1 dB", n -> Scene.sf7(n).snr(30).step(1, 4));
    row("step 6 dB", n -> Scene.sf7(n).snr(30).step(6, 4));
    row("step 6 dB in a symbol", n -> Scene.sf7(n).snr(30).step(6, 4.5));
    row("drift 50 Hz", n -> Scene.sf7(n).snr(30).drift(50));
    row("drift 500 Hz", n -> Scene.sf7(n).snr(30).drift(500));
    row("tone -30 dBc", n -> Scene.sf7(n).snr(30).tone(-30, 600.0 * n - 60_000));
    row("tone -15 dBc", n -> Scene.sf7(n).snr(30).tone(-15, 600.0 * n - 60_000));
    row("tone beside -15 dBc", n -> Scene.sf7(n).snr(30).tone(-15, 80_000 + 100.0 * n));
    row("packet -20 dBc", n -> Scene.sf7(n).snr(30).packet(-20, 20.0 * n - 2000));
    row("packet -10 dBc", n -> Scene.sf7(n).snr(30).packet(-10, 20.0 * n - 2000));
  }

  private static void row(String defect, IntFunction<Scene> scenes) {
    List<SignalQuality> all = measure(200, scenes);
    assertThat(mean(all, SignalQuality::clippedFraction)).isZero();
    System.out.printf(
        Locale.ROOT,
        "%-24s %8.1f %8.2f %8.1f %8.2f %8.1f%n",
        defect,
        mean(all, SignalQuality::snrDb),
        found(all),
        reading(all),
        mean(all, SignalQuality::gainStepDb),
        mean(all, SignalQuality::driftHz));
  }
}
