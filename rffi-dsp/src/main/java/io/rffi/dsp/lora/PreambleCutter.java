package io.rffi.dsp.lora;

import io.rffi.api.IqSignal;
import io.rffi.api.Preamble;
import io.rffi.api.SignalQuality;
import io.rffi.dsp.internal.Fft;
import java.util.OptionalDouble;

/** Cuts an aligned preamble out: carrier removed, at the reference rate, RMS 1, SNR measured. */
final class PreambleCutter {
  /** What the estimate can tell at all, from phase noise, clock offset and the filter. */
  private static final double LARGEST_SNR_DB = 80;

  private static final double SMALLEST_SNR_DB = -40;

  /** Samples around the cut that the resampler's filter reaches. */
  private static final double FILTER_REACH = 64;

  private final ChirpResampler resampler;
  private final double referenceRateHz;

  PreambleCutter(double referenceRateHz) {
    this.referenceRateHz = referenceRateHz;
    resampler = new ChirpResampler(referenceRateHz);
  }

  Preamble cut(IqSignal capture, Aligned aligned, LoraParameters lora) {
    int symbolLength = (int) Math.round(lora.symbolSeconds() * referenceRateHz);
    IqSignal cut = resampled(capture, aligned, lora, aligned.symbols() * symbolLength);
    double snrDb = snrDb(cut, symbolLength, lora);
    return new Preamble(
        normalised(cut, capture.centreFrequencyHz(), aligned.carrierHz()),
        aligned.start(),
        aligned.symbols(),
        aligned.delimited(),
        aligned.carrierHz(),
        aligned.sfoPpm(),
        SignalQuality.ofSnrDb(snrDb),
        lora);
  }

  private IqSignal resampled(IqSignal capture, Aligned aligned, LoraParameters lora, int length) {
    double ratio = capture.sampleRateHz() / referenceRateHz;
    double reach = FILTER_REACH * Math.max(1, ratio);
    int from = (int) Math.floor(aligned.start() - reach);
    int to = (int) Math.ceil(aligned.start() + length * ratio + reach);
    float[] mixed = new float[2 * (to - from)];
    int first = Math.max(0, from);
    int last = Math.min(capture.length(), to);
    capture.copyTo(first, last - first, mixed, 2 * (first - from));
    double lateness = aligned.start() - from;
    mix(mixed, -aligned.carrierHz() / capture.sampleRateHz(), lateness);
    return resampler.cut(mixed, capture.sampleRateHz(), lateness, length, lora);
  }

  /** Multiplies by e^(j2π·cycles·(n − origin)). */
  private static void mix(float[] iq, double cycles, double origin) {
    double turnRe = Math.cos(2 * Math.PI * cycles);
    double turnIm = Math.sin(2 * Math.PI * cycles);
    double zr = Math.cos(-2 * Math.PI * cycles * origin);
    double zi = Math.sin(-2 * Math.PI * cycles * origin);
    for (int n = 0; n < iq.length; n += 2) {
      float re = iq[n];
      iq[n] = (float) (re * zr - iq[n + 1] * zi);
      iq[n + 1] = (float) (re * zi + iq[n + 1] * zr);
      double next = zr * turnRe - zi * turnIm;
      zi = zr * turnIm + zi * turnRe;
      zr = next;
    }
  }

  private static IqSignal normalised(IqSignal cut, OptionalDouble centreHz, double carrierHz) {
    float[] iq = cut.toArray();
    float scale = (float) (1 / cut.rms());
    for (int n = 0; n < iq.length; n++) {
      iq[n] *= scale;
    }
    return centreHz.isPresent()
        ? IqSignal.of(iq, cut.sampleRateHz(), centreHz.getAsDouble() + carrierHz)
        : IqSignal.of(iq, cut.sampleRateHz());
  }

  /**
   * Signal to noise in the band: what repeats from symbol to symbol is signal, half the power of
   * the difference of two symbols is noise.
   */
  private double snrDb(IqSignal cut, int symbolLength, LoraParameters lora) {
    int fftLength = Math.min(256, Integer.highestOneBit(symbolLength));
    Fft fft = Fft.of(fftLength);
    double[] sum = new double[2 * fftLength];
    double[] difference = new double[2 * fftLength];
    double sumPower = 0;
    double noisePower = 0;
    for (int start = 0; start + symbolLength + fftLength <= cut.length(); start += fftLength) {
      for (int n = 0; n < fftLength; n++) {
        int a = start + n;
        int b = a + symbolLength;
        sum[2 * n] = cut.i(b) + cut.i(a);
        sum[2 * n + 1] = cut.q(b) + cut.q(a);
        difference[2 * n] = cut.i(b) - cut.i(a);
        difference[2 * n + 1] = cut.q(b) - cut.q(a);
      }
      fft.forward(sum);
      fft.forward(difference);
      sumPower += inBand(sum, lora.bandwidthHz());
      noisePower += inBand(difference, lora.bandwidthHz());
    }
    // |a + b|² holds four times the signal and twice the noise, |a − b|² twice the noise.
    double ratio = (sumPower - noisePower) / (2 * noisePower);
    double db = 10 * Math.log10(Math.max(ratio, 0));
    return Math.max(SMALLEST_SNR_DB, Math.min(LARGEST_SNR_DB, db));
  }

  private double inBand(double[] spectrum, double bandwidthHz) {
    int bins = spectrum.length / 2;
    int edge = (int) Math.min(bins / 2 - 1, Math.round(bandwidthHz / 2 / referenceRateHz * bins));
    double power = 0;
    for (int k = -edge; k <= edge; k++) {
      int bin = (k + bins) % bins;
      power +=
          spectrum[2 * bin] * spectrum[2 * bin] + spectrum[2 * bin + 1] * spectrum[2 * bin + 1];
    }
    return power;
  }
}
