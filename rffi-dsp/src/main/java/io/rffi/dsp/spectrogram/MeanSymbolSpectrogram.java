package io.rffi.dsp.spectrogram;

import io.rffi.api.IqSignal;
import io.rffi.api.SignalQualityException;
import io.rffi.api.Spectrogram;
import io.rffi.api.SpectrogramTransform;
import java.util.Objects;

/**
 * The {@linkplain ChannelIndependentSpectrogram channel-independent spectrogram} of a preamble's
 * mean symbol: what repeats from symbol to symbol stays, noise loses 10·log10(symbols) dB, 9 dB for
 * eight. What happens once, such as the power ramp, fades by as much.
 *
 * <p>x̄[n] = Σ_i x[n + iL]·e^(−jφ_i) / I for n &lt; L, where φ_i, the angle of Σ_n x[n +
 * iL]·x̿*[n], turns symbol i to the plain mean x̿, so that a drifting carrier does not blur it. x̄
 * counts as periodic: the last column is divided into the first, and a symbol of L samples gives
 * L/R columns of hop R, the m-th log10(|S[k, m+1]|² / |S[k, m]|²).
 *
 * <p>Before the division a soft floor is added to each power: ε·N·mean |x̄|², ε = 10^(floor/10).
 * Where the symbol holds less than that, the quotient goes to 1 instead of to what the noise makes
 * of it, so that packets of different signal-to-noise ratio look alike. At a floor of −20 dB that
 * is the noise of an eight-symbol LoRa packet of 125 kHz, received at 1 MHz with 20 dB in its band.
 *
 * <p>Safe for use by many threads at once.
 */
public final class MeanSymbolSpectrogram implements SpectrogramTransform {
  private final int symbolSamples;
  private final StftGrid grid;
  private final ChannelIndependentSpectrogram ofSymbol;

  /**
   * With any symbol length, window and crop.
   *
   * @param symbolSamples L, at least the window and a multiple of the hop
   * @param grid where the transform is evaluated
   * @param floorDb the soft floor, relative to the mean bin power of white noise that is as strong
   *     as the symbol; finite
   */
  public MeanSymbolSpectrogram(int symbolSamples, StftGrid grid, double floorDb) {
    this.grid = Objects.requireNonNull(grid, "grid");
    if (symbolSamples < grid.fftLength() || symbolSamples % grid.hop() != 0) {
      throw new IllegalArgumentException(
          "a symbol of "
              + symbolSamples
              + " samples is shorter than the window or no multiple of the hop of "
              + grid);
    }
    if (!Double.isFinite(floorDb)) {
      throw new IllegalArgumentException("the floor is not finite: " + floorDb);
    }
    this.symbolSamples = symbolSamples;
    ofSymbol = new ChannelIndependentSpectrogram(grid, Math.pow(10, floorDb / 10));
  }

  /**
   * {@inheritDoc}
   *
   * @throws SignalQualityException if the preamble is not a whole number of symbols, at least one,
   *     or holds no energy
   */
  @Override
  public Spectrogram transform(IqSignal preamble) {
    int symbols = preamble.length() / symbolSamples;
    if (symbols < 1 || preamble.length() % symbolSamples != 0) {
      throw new SignalQualityException(
          "length",
          preamble.length(),
          symbolSamples,
          "the signal has "
              + preamble.length()
              + " samples, which are no whole symbols of "
              + symbolSamples);
    }
    float[] iq = preamble.toArray();
    double[] mean = turnedMean(iq, symbols, mean(iq, symbols));
    return ofSymbol.transform(IqSignal.of(periodic(mean), preamble.sampleRateHz()));
  }

  private double[] mean(float[] iq, int symbols) {
    double[] mean = new double[2 * symbolSamples];
    for (int start = 0; start < iq.length; start += mean.length) {
      for (int n = 0; n < mean.length; n++) {
        mean[n] += iq[start + n];
      }
    }
    for (int n = 0; n < mean.length; n++) {
      mean[n] /= symbols;
    }
    return mean;
  }

  private double[] turnedMean(float[] iq, int symbols, double[] plain) {
    double[] mean = new double[2 * symbolSamples];
    for (int start = 0; start < iq.length; start += mean.length) {
      double re = 0;
      double im = 0;
      for (int n = 0; n < mean.length; n += 2) {
        re += iq[start + n] * plain[n] + iq[start + n + 1] * plain[n + 1];
        im += iq[start + n] * plain[n + 1] - iq[start + n + 1] * plain[n];
      }
      double length = Math.hypot(re, im) * symbols;
      if (length == 0) {
        continue; // nothing in common with the mean: there is no angle to turn by
      }
      re /= length;
      im /= length;
      for (int n = 0; n < mean.length; n += 2) {
        mean[n] += iq[start + n] * re - iq[start + n + 1] * im;
        mean[n + 1] += iq[start + n] * im + iq[start + n + 1] * re;
      }
    }
    return mean;
  }

  /** One window more than the symbol, so that the last column meets the first again. */
  private float[] periodic(double[] symbol) {
    float[] iq = new float[symbol.length + 2 * grid.fftLength()];
    for (int n = 0; n < iq.length; n++) {
      iq[n] = (float) symbol[n % symbol.length];
    }
    return iq;
  }
}
