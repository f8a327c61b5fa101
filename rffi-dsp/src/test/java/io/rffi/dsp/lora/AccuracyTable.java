package io.rffi.dsp.lora;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Errors beside their bounds: printed for the eye, and the same as comma-separated values, from
 * which the benchmarks' {@code AccuracyPicture} draws. A microsecond is a sample at 1 MHz.
 */
final class AccuracyTable {
  private static final String HEADER =
      String.format(
          "%-4s %7s %4s %5s %6s %6s %8s  %8s %8s %9s %8s  %8s %8s %8s  %6s %8s %8s %8s",
          "SF",
          "rate Hz",
          "ppm",
          "dB",
          "sent",
          "missed",
          "outliers",
          "bias µs",
          "RMSE µs",
          "bound(ε)",
          "bound",
          "bias Hz",
          "RMSE Hz",
          "bound",
          "SFO n",
          "bias ppm",
          "RMSE ppm",
          "bound");

  private final List<String> values =
      new ArrayList<>(
          List.of(
              "spreadingFactor,rateHz,clockPpm,snrDb,packets,missed,outliers,"
                  + "startRmseMicros,startBoundKnowingTheClockMicros,startBoundMicros,"
                  + "carrierRmseHz,carrierBoundHz,clocksTold,clockRmsePpm,clockBoundPpm"));

  /** Prints what the columns are: bound(ε) is that of an estimate which knows the clock offset. */
  AccuracyTable() {
    System.out.println(HEADER);
  }

  /** Sends packets, prints a line about them and returns their errors. */
  AccuracyTrials add(LoraParameters lora, double rateHz, double ppm, double snrDb, int packets) {
    AccuracyTrials trials = new AccuracyTrials(lora, rateHz, ppm).run(snrDb, packets, 9);
    CramerRaoBound known = CramerRaoBound.knowingTheClock(lora, snrDb);
    CramerRaoBound bound = CramerRaoBound.of(lora, snrDb);
    System.out.printf(
        Locale.ROOT,
        "SF%-2d %7.0f %4.0f %5.0f %6d %6d %8d  %8.4f %8.4f %9.4f %8.4f  %8.4f %8.4f %8.4f"
            + "  %6d %8.3f %8.3f %8.3f%n",
        lora.spreadingFactor(),
        rateHz,
        ppm,
        snrDb,
        packets,
        trials.missed(),
        trials.outliers(),
        trials.micros().bias(),
        trials.micros().rmse(),
        known.startMicros(),
        bound.startMicros(),
        trials.hertz().bias(),
        trials.hertz().rmse(),
        bound.carrierHz(),
        trials.ppm().count(),
        trials.ppm().bias(),
        trials.ppm().rmse(),
        bound.clockPpm());
    values.add(
        String.format(
            Locale.ROOT,
            "%d,%.0f,%.0f,%.0f,%d,%d,%d,%.6g,%.6g,%.6g,%.6g,%.6g,%d,%.6g,%.6g",
            lora.spreadingFactor(),
            rateHz,
            ppm,
            snrDb,
            packets,
            trials.missed(),
            trials.outliers(),
            trials.micros().rmse(),
            known.startMicros(),
            bound.startMicros(),
            trials.hertz().rmse(),
            bound.carrierHz(),
            trials.ppm().count(),
            trials.ppm().rmse(),
            bound.clockPpm()));
    return trials;
  }

  /** Writes what was printed as comma-separated values; a folder that is not there is made. */
  void write(Path csv) throws IOException {
    Files.createDirectories(csv.toAbsolutePath().getParent());
    Files.write(csv, values);
  }
}
