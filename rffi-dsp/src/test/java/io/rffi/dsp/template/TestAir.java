package io.rffi.dsp.template;

import io.rffi.api.IqSignal;
import io.rffi.dsp.Golden;
import io.rffi.dsp.Resampler;
import java.util.Random;

/** What a receiver hears: golden packets anywhere, at any rate, in noise. */
final class TestAir {
  static final IqSignal WIFI = packet("wifi-20.cf32", 20e6);
  static final IqSignal ZIGBEE = packet("zigbee-10.cf32", 10e6);
  static final IqSignal BLE = packet("ble-adv-8.cf32", 8e6);
  static final IqSignal BLE_2M = packet("ble-2m-16.cf32", 16e6);

  private final double rate;
  private final double[] re;
  private final double[] im;

  TestAir(double rate, int length) {
    this.rate = rate;
    re = new double[length];
    im = new double[length];
  }

  private static IqSignal packet(String golden, double rate) {
    return IqSignal.of(Golden.floats(golden), rate);
  }

  /** Adds a packet that begins at a fraction of a sample; returns this. */
  TestAir packet(IqSignal sent, double start, double cfoHz, double amplitude, double phase) {
    int first = (int) Math.floor(start) - 64;
    double ratio = sent.sampleRateHz() / rate;
    int length = (int) Math.ceil(sent.length() / ratio) + 128;
    IqSignal received = new Resampler(rate).cut(sent, (first - start) * ratio, length);
    for (int n = Math.max(0, -first); n < length && first + n < re.length; n++) {
      double angle = phase + 2 * Math.PI * cfoHz * (first + n - start) / rate;
      double cos = amplitude * Math.cos(angle);
      double sin = amplitude * Math.sin(angle);
      re[first + n] += received.i(n) * cos - received.q(n) * sin;
      im[first + n] += received.i(n) * sin + received.q(n) * cos;
    }
    return this;
  }

  /** Adds a constant tone; returns this. */
  TestAir tone(double hz, double amplitude) {
    for (int n = 0; n < re.length; n++) {
      re[n] += amplitude * Math.cos(2 * Math.PI * hz * n / rate);
      im[n] += amplitude * Math.sin(2 * Math.PI * hz * n / rate);
    }
    return this;
  }

  /** Adds white noise against which a packet of RMS 1 has this SNR in a bandwidth. */
  TestAir noise(double snrDb, double bandwidthHz, Random random) {
    double sigma = Math.sqrt(Math.pow(10, -snrDb / 10) * rate / bandwidthHz / 2);
    for (int n = 0; n < re.length; n++) {
      re[n] += sigma * random.nextGaussian();
      im[n] += sigma * random.nextGaussian();
    }
    return this;
  }

  IqSignal signal() {
    float[] iq = new float[2 * re.length];
    for (int n = 0; n < re.length; n++) {
      iq[2 * n] = (float) re[n];
      iq[2 * n + 1] = (float) im[n];
    }
    return IqSignal.of(iq, rate);
  }
}
