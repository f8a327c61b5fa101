package io.rffi.dsp.lora;

import io.rffi.api.IqSignal;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * LoRa packets straight from the definition, each sample's phase computed on its own: a second
 * author's signal for what the extractor finds.
 */
public final class TestPackets {
  private final LoraParameters lora;
  private final double rate;
  private final double[] re;
  private final double[] im;
  private double clock = 1;
  private int payload = 12;

  public TestPackets(LoraParameters lora, double rate, double seconds) {
    this.lora = lora;
    this.rate = rate;
    re = new double[(int) Math.round(seconds * rate)];
    im = new double[re.length];
  }

  /** Makes the transmitter's clock faster than the receiver's, for the packets that follow. */
  public TestPackets clockOffset(double ppm) {
    clock = 1 + 1e-6 * ppm;
    return this;
  }

  /** Gives the packets that follow so many payload symbols, 12 unless said otherwise. */
  TestPackets payload(int symbols) {
    payload = symbols;
    return this;
  }

  /** Adds a packet: up-chirps, sync word 0x34, 2.25 down-chirps, random payload; returns this. */
  public TestPackets packet(
      double startSample, int symbols, double carrierHz, double amplitude, RandomGenerator random) {
    List<Integer> values =
        Stream.generate(() -> random.nextInt(lora.chips())).limit(payload).toList();
    return packet(startSample, symbols, values, carrierHz, amplitude, random);
  }

  /** Adds a packet whose symbols behind the down-chirps have these values; returns this. */
  public TestPackets packet(
      double startSample,
      int symbols,
      List<Integer> payloadValues,
      double carrierHz,
      double amplitude,
      RandomGenerator random) {
    double length = lora.symbolSeconds() * rate / clock;
    double end = startSample + (symbols + 4.25 + payloadValues.size()) * length;
    double firstPhase = 2 * Math.PI * random.nextDouble();
    for (int n = (int) Math.max(0, Math.ceil(startSample)); n < Math.min(end, re.length); n++) {
      double symbol = (n - startSample) / length;
      double phase = firstPhase + 2 * Math.PI * carrierHz * n / rate;
      if (symbol < symbols + 2) {
        phase += chirp(symbol - Math.floor(symbol), preambleValue((int) symbol - symbols));
      } else if (symbol < symbols + 4.25) {
        phase -= chirp(symbol - Math.floor(symbol), 0);
      } else {
        double later = symbol - symbols - 4.25;
        phase += chirp(later - Math.floor(later), payloadValues.get((int) later));
      }
      re[n] += amplitude * Math.cos(phase);
      im[n] += amplitude * Math.sin(phase);
    }
    return this;
  }

  /** Of an up-chirp, or of the sync word 0x34 behind them. */
  private int preambleValue(int behind) {
    return behind < 0 ? 0 : (behind == 0 ? 24 : 32) % lora.chips();
  }

  /** The phase of an up-chirp that begins at a chip: −πBt + πBt²/T, wrapped at the band's edge. */
  private double chirp(double part, int value) {
    double shifted = part + (double) value / lora.chips();
    double wrapped = shifted - Math.floor(shifted);
    return Math.PI * lora.chips() * (wrapped * wrapped - wrapped);
  }

  /** Adds a constant tone. */
  public TestPackets tone(double hz, double amplitude) {
    for (int n = 0; n < re.length; n++) {
      re[n] += amplitude * Math.cos(2 * Math.PI * hz * n / rate);
      im[n] += amplitude * Math.sin(2 * Math.PI * hz * n / rate);
    }
    return this;
  }

  /** Adds white noise so that a packet of amplitude 1 has this SNR in the LoRa bandwidth. */
  public TestPackets noise(double snrDb, RandomGenerator random) {
    double power = Math.pow(10, -snrDb / 10) * rate / lora.bandwidthHz();
    double sigma = Math.sqrt(power / 2);
    for (int n = 0; n < re.length; n++) {
      re[n] += sigma * random.nextGaussian();
      im[n] += sigma * random.nextGaussian();
    }
    return this;
  }

  public IqSignal signal() {
    float[] iq = new float[2 * re.length];
    for (int n = 0; n < re.length; n++) {
      iq[2 * n] = (float) re[n];
      iq[2 * n + 1] = (float) im[n];
    }
    return IqSignal.of(iq, rate);
  }
}
