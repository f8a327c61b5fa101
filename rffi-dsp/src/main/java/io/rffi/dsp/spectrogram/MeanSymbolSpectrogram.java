package io.rffi.dsp.spectrogram;

import io.rffi.api.IqSignal;
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
   * @throws io.rffi.api.SignalQualityException if the preamble is not a whole number of symbols, at
   *     least one, or holds no energy
   */
  @Override
  public Spectrogram transform(IqSignal preamble) {
    MeanSymbol.requireWhole(preamble, symbolSamples);
    double[] mean = MeanSymbol.of(preamble.toArray(), symbolSamples);
    return ofSymbol.transform(IqSignal.of(periodic(mean), preamble.sampleRateHz()));
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
