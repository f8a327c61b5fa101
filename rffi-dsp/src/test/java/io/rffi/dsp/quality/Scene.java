package io.rffi.dsp.quality;

import io.rffi.api.IqSignal;
import io.rffi.api.SignalQuality;
import io.rffi.dsp.lora.LoraParameters;
import java.util.Random;

/**
 * Up-chirps in a row, straight from the definition, with one defect or another: each sample's phase
 * is computed on its own, at any rate.
 */
final class Scene {
  private final LoraParameters lora;
  private final double rate;
  private final int symbols;
  private final Random random;
  private double snrDb = Double.POSITIVE_INFINITY;
  private double sfoPpm;
  private double driftHz;
  private double cfoHz;
  private double stepDb;
  private double stepAt;
  private double rampSeconds;
  private double toneDbc = Double.NEGATIVE_INFINITY;
  private double toneHz;
  private double packetDbc = Double.NEGATIVE_INFINITY;
  private double packetHz;
  private double imageDbc = Double.NEGATIVE_INFINITY;

  Scene(LoraParameters lora, double rate, int symbols, long seed) {
    this.lora = lora;
    this.rate = rate;
    this.symbols = symbols;
    random = new Random(seed);
  }

  /** Eight symbols of SF7 at 1 MHz. */
  static Scene sf7(long seed) {
    return new Scene(LoraParameters.EU868_SF7, 1e6, 8, seed);
  }

  Scene snr(double db) {
    snrDb = db;
    return this;
  }

  /** A carrier offset that is left over. */
  Scene carrier(double hz) {
    cfoHz = hz;
    return this;
  }

  Scene clock(double ppm) {
    sfoPpm = ppm;
    return this;
  }

  /** From the middle of the first symbol to that of the last, at a constant pace. */
  Scene drift(double hz) {
    driftHz = hz;
    return this;
  }

  /** Another level from a place on, in symbols. */
  Scene step(double db, double at) {
    stepDb = db;
    stepAt = at;
    return this;
  }

  /** A level that comes up linearly. */
  Scene ramp(double seconds) {
    rampSeconds = seconds;
    return this;
  }

  /** The transmitter's own image, as of an unbalanced mixer. */
  Scene image(double dbc) {
    imageDbc = dbc;
    return this;
  }

  Scene tone(double dbc, double hz) {
    toneDbc = dbc;
    toneHz = hz;
    return this;
  }

  /** The payload of another packet of the same modulation, of another timing, on top. */
  Scene packet(double dbc, double hz) {
    packetDbc = dbc;
    packetHz = hz;
    return this;
  }

  RepeatedSymbols repeated() {
    return new RepeatedSymbols(
        (int) Math.round(lora.symbolSeconds() * rate), symbols, lora.bandwidthHz());
  }

  SignalQuality measure() {
    return QualityMeter.measure(signal(), repeated());
  }

  IqSignal signal() {
    double seconds = lora.symbolSeconds();
    int length = repeated().length() * symbols;
    double firstPhase = 2 * Math.PI * random.nextDouble();
    double packetStart = random.nextDouble();
    int[] payload = random.ints(symbols + 2L, 0, lora.chips()).toArray();
    double tonePhase = 2 * Math.PI * random.nextDouble();
    double deviation = Math.sqrt(power(-snrDb) * rate / lora.bandwidthHz() / 2);
    float[] iq = new float[2 * length];
    for (int n = 0; n < length; n++) {
      double t = n / rate;
      double symbol = t * (1 + sfoPpm * 1e-6) / seconds;
      double level = symbol < stepAt ? 1 : Math.pow(10, stepDb / 20);
      level *= rampSeconds == 0 ? 1 : Math.min(1, t / rampSeconds);
      double middle = t - symbols * seconds / 2;
      double pace = symbols < 2 ? 0 : driftHz / ((symbols - 1) * seconds);
      double carrier = firstPhase + 2 * Math.PI * (cfoHz * t + pace * middle * middle / 2);
      double phase = chirp(symbol, 0);
      double image = Math.sqrt(power(imageDbc));
      double re = level * (Math.cos(phase) + image * Math.cos(phase));
      double im = level * (Math.sin(phase) - image * Math.sin(phase));
      double i = re * Math.cos(carrier) - im * Math.sin(carrier);
      double q = re * Math.sin(carrier) + im * Math.cos(carrier);
      double tone = tonePhase + 2 * Math.PI * toneHz * t;
      double place = t / seconds + packetStart;
      double other = chirp(place, payload[(int) place]) + 2 * Math.PI * packetHz * t;
      i +=
          Math.sqrt(power(toneDbc)) * Math.cos(tone)
              + Math.sqrt(power(packetDbc)) * Math.cos(other);
      q +=
          Math.sqrt(power(toneDbc)) * Math.sin(tone)
              + Math.sqrt(power(packetDbc)) * Math.sin(other);
      if (deviation > 0) {
        i += deviation * random.nextGaussian();
        q += deviation * random.nextGaussian();
      }
      iq[2 * n] = (float) i;
      iq[2 * n + 1] = (float) q;
    }
    return IqSignal.of(iq, rate);
  }

  private double chirp(double symbol, int value) {
    double shifted = symbol - Math.floor(symbol) + (double) value / lora.chips();
    double wrapped = shifted - Math.floor(shifted);
    return Math.PI * lora.chips() * (wrapped * wrapped - wrapped);
  }

  private static double power(double db) {
    return Math.pow(10, db / 10);
  }
}
