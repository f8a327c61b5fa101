package io.rffi.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The table of extraction accuracy, as rffi-dsp's {@code AccuracyTableTest} wrote it. */
record AccuracyFigures(List<Point> points) {
  private static final String HEADER =
      "spreadingFactor,rateHz,clockPpm,snrDb,packets,missed,outliers,"
          + "startRmseMicros,startBoundKnowingTheClockMicros,startBoundMicros,"
          + "carrierRmseHz,carrierBoundHz,clocksTold,clockRmsePpm,clockBoundPpm";

  /** One line; what the picture does not show is left out. */
  record Point(
      int spreadingFactor,
      double rateHz,
      double clockPpm,
      double snrDb,
      double startRmseMicros,
      double startBoundKnowingTheClockMicros,
      double startBoundMicros,
      double carrierRmseHz,
      double carrierBoundHz) {
    private static Point of(String line) {
      double[] v = Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray();
      return new Point((int) v[0], v[1], v[2], v[3], v[7], v[8], v[9], v[10], v[11]);
    }
  }

  /**
   * Reads the table.
   *
   * @throws IOException if it is not there, or is not such a table
   */
  static AccuracyFigures read(Path csv) throws IOException {
    List<String> lines = Files.readAllLines(csv);
    if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
      throw new IOException(csv + " is no table of AccuracyTableTest: run that first");
    }
    return new AccuracyFigures(lines.stream().skip(1).map(Point::of).toList());
  }

  /** SF7 at 1 MHz, the transmitter's clock so much faster. */
  List<Point> sf7(int clockPpm) {
    return points.stream()
        .filter(one -> one.spreadingFactor == 7 && one.rateHz == 1e6 && one.clockPpm == clockPpm)
        .toList();
  }
}
