package io.rffi.dsp.lora;

import io.rffi.api.IqSignal;
import io.rffi.api.Preamble;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/** How far off timing, carrier and clock offset are, over many packets of eight up-chirps. */
final class AccuracyTrials {
  private final LoraParameters lora;
  private final double rateHz;
  private final double clockPpm;
  private int missed;
  private int outliers;
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

  /** Sends packets, on all cores, starts and carriers anywhere. */
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
    if (found.isEmpty()) {
      missed++;
      return;
    }
    double late = (found.get(0).startSample() - start) / rateHz;
    double high = found.get(0).cfoHz() - carrier;
    if (found.size() > 1
        || Math.abs(late) > 1.0 / lora.bandwidthHz()
        || Math.abs(high) > 0.5 / lora.symbolSeconds()) {
      outliers++;
      return;
    }
    micros.add(1e6 * late);
    hertz.add(high);
    found.get(0).sfoPpm().ifPresent(sfo -> ppm.add(sfo - clockPpm));
  }

  /** Packets in which nothing was found. */
  int missed() {
    return missed;
  }

  /** Packets found a chip or half a symbol rate away, or more than once: no part of the errors. */
  int outliers() {
    return outliers;
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
}
