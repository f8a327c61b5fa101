package io.rffi.dsp.lora;

import io.rffi.api.IqSignal;
import io.rffi.dsp.Resampler;
import io.rffi.dsp.math.Phasor;

/**
 * Brings up-chirps to another rate without what a filter does to them where they wrap: they are
 * freed of their sweep, resampled, and swept again.
 *
 * <p>A chirp jumps from one edge of its band to the other between symbols, and at a rate near the
 * bandwidth its band is all there is: a filter would smooth the jump and cut the edges off. Without
 * the sweep an ideal preamble is a constant, which any filter passes, and what a transmitter adds
 * to it is kept as far as the filter reaches from the chirp's own frequency instead of from 0 Hz.
 * Around the symbols, where the filter reaches too, mirror images take the place of what was sent
 * before and behind. Immutable.
 */
final class ChirpResampler {
  /** The phase is computed afresh after so many samples, and by recurrence in between. */
  private static final int STRIDE = 64;

  private final Resampler resampler;
  private final double outputRateHz;

  ChirpResampler(double outputRateHz) {
    this.outputRateHz = outputRateHz;
    resampler = new Resampler(outputRateHz);
  }

  /**
   * Cuts symbols out.
   *
   * @param iq interleaved, the carrier removed; its sweep is taken out in place
   * @param start where the first symbol begins, in samples
   * @param length how many samples at the output rate
   */
  IqSignal cut(float[] iq, double sampleRateHz, double start, int length, LoraParameters lora) {
    sweep(iq, lora.symbolSeconds() * sampleRateHz, start, -1, lora);
    double end = start + length * sampleRateHz / outputRateHz;
    mirrorAround(iq, (int) Math.ceil(start), (int) Math.ceil(end) - 1);
    float[] out = resampler.cut(IqSignal.of(iq, sampleRateHz), start, length).toArray();
    sweep(out, lora.symbolSeconds() * outputRateHz, 0, 1, lora);
    return IqSignal.of(out, outputRateHz);
  }

  private static void mirrorAround(float[] iq, int first, int last) {
    int samples = iq.length / 2;
    for (int n = Math.max(0, 2 * first - last); n < first; n++) {
      iq[2 * n] = iq[2 * (2 * first - n)];
      iq[2 * n + 1] = iq[2 * (2 * first - n) + 1];
    }
    for (int n = last + 1; n < Math.min(samples, 2 * last - first); n++) {
      iq[2 * n] = iq[2 * (2 * last - n)];
      iq[2 * n + 1] = iq[2 * (2 * last - n) + 1];
    }
  }

  /** Multiplies by up-chirps in a row or, with sign −1, by their conjugates. */
  private static void sweep(
      float[] iq, double symbolSamples, double start, int sign, LoraParameters lora) {
    int samples = iq.length / 2;
    int n = 0;
    while (n < samples) {
      double symbol = (n - start) / symbolSamples;
      double place = symbol - Math.floor(symbol);
      int untilWrap = (int) Math.max(1, Math.ceil((1 - place) * symbolSamples - 1e-6));
      int to = Math.min(samples, n + Math.min(STRIDE, untilWrap));
      double step = 1 / symbolSamples;
      double half = sign * Math.PI * lora.chips();
      Phasor z = new Phasor(half * (place * place - place));
      Phasor turn = new Phasor(half * step * (2 * place - 1 + step));
      Phasor bend = new Phasor(2 * half * step * step);
      for (; n < to; n++) {
        float re = iq[2 * n];
        iq[2 * n] = (float) (re * z.re() - iq[2 * n + 1] * z.im());
        iq[2 * n + 1] = (float) (re * z.im() + iq[2 * n + 1] * z.re());
        z.turn(turn);
        turn.turn(bend);
      }
    }
  }
}
