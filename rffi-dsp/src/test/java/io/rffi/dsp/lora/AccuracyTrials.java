package io.rffi.dsp.lora;

import io.rffi.api.IqSignal;
import io.rffi.api.Preamble;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/** How far off timing, carrier and clock offset are, over many packets of eight up-chirps. */
final class AccuracyTrials {
  private final LoraParameters lora;
  private final double rateHz;
  private final double clockPpm;
  private int lost;
  private final Errors micros = new Errors();
  private final Errors hertz = new Errors();
  private final Errors ppm = new Errors();

  AccuracyTrials(LoraParameters lora, double rateHz, double clockPpm) {
    this.lora = lora;
    this.rateHz = rateHz;
    this.clockPpm = clockPpm;
  }

  /** Errors of one quantity. */
  static final class Errors {
    private int count;
    private double sum;
    private double squares;

    private void add(double error) {
      count++;
      sum += error;
      squares += error * error;
    }

    int count() {
      return count;
    }

    double bias() {
      return sum / count;
    }

    double rmse() {
      return Math.sqrt(squares / count);
    }
  }

  /** Sends packets, on all cores, starts and carriers anywhere; those not found are left out. */
  AccuracyTrials run(double snrDb, int packets, long seed) {
    LongStream.range(0, packets)
        .parallel()
        .forEach(n -> send(snrDb, new SplittableRandom(seed + n)));
    return this;
  }

  private void send(double snrDb, SplittableRandom random) {
    double symbol = lora.symbolSeconds() * rateHz;
    double start = (0.5 + 2 * random.nextDouble()) * symbol;
    double spare = rateHz - lora.bandwidthHz() * (1 - 0.5);
    double carrier = spare * (random.nextDouble() - 0.5);
    IqSignal capture =
        new TestPackets(lora, rateHz, 20 * lora.symbolSeconds())
            .clockOffset(clockPpm)
            .payload(4)
            .packet(start, 8, carrier, 1, random)
            .noise(snrDb, random)
            .signal();
    add(LoraPreambleExtractor.of(lora).extract(capture), start, carrier);
  }

  private synchronized void add(List<Preamble> found, double start, double carrier) {
    // Beyond a chip, a packet counts as not found.
    double late =
        found.size() == 1 ? (found.get(0).startSample() - start) / rateHz : Double.MAX_VALUE;
    if (Math.abs(late) > 1.0 / lora.bandwidthHz()) {
      lost++;
      return;
    }
    micros.add(1e6 * late);
    hertz.add(found.get(0).cfoHz() - carrier);
    found.get(0).sfoPpm().ifPresent(sfo -> ppm.add(sfo - clockPpm));
  }

  int lost() {
    return lost;
  }

  Errors micros() {
    return micros;
  }

  Errors hertz() {
    return hertz;
  }

  Errors ppm() {
    return ppm;
  }

  static String header() {
    return String.format(
        "%-12s %7s %4s %6s %5s  %9s %9s %9s  %9s %9s %9s  %6s %8s %8s",
        "modulation",
        "rate",
        "ppm",
        "SNR dB",
        "lost",
        "bias µs",
        "RMSE µs",
        "bound µs",
        "bias Hz",
        "RMSE Hz",
        "bound Hz",
        "SFO n",
        "bias ppm",
        "RMSE ppm");
  }

  String row(double snrDb, CramerRaoBound bound) {
    return String.format(
        Locale.ROOT,
        "%-12s %7.0f %4.0f %6.1f %5d  %9.4f %9.4f %9.4f  %9.4f %9.4f %9.4f  %6d %8.3f %8.3f",
        lora.describe().substring(5),
        rateHz,
        clockPpm,
        snrDb,
        lost,
        micros.bias(),
        micros.rmse(),
        bound.startMicros(),
        hertz.bias(),
        hertz.rmse(),
        bound.carrierHz(),
        ppm.count(),
        ppm.bias(),
        ppm.rmse());
  }
}
