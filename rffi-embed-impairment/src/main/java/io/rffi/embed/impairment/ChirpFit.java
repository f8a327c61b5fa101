package io.rffi.embed.impairment;

import io.rffi.api.SignalQualityException;
import io.rffi.dsp.lora.LoraParameters;
import java.util.ArrayList;
import java.util.List;

/** The least squares of an up-chirp, where the synthesiser's loop has settled. */
final class ChirpFit {
  /** The chirp times Legendre polynomials of degrees 0 to 3. */
  private static final int CHANNEL_TERMS = 4;

  private static final int IMAGE = CHANNEL_TERMS;
  private static final int CONSTANT = CHANNEL_TERMS + 1;

  /** The loop swings in within this part of a symbol; six chips of SF7. */
  private static final double TRANSIENT = 6.0 / 128;

  private static final double LEAST_GAIN = 1e-9;

  private final double[] ideal;
  private final int transientLength;
  private final ComplexLeastSquares fit;

  ChirpFit(LoraParameters lora, double sampleRateHz, int length) {
    ideal = chirp(lora, sampleRateHz, length);
    transientLength = Math.max(2, (int) Math.ceil(TRANSIENT * length));
    fit = new ComplexLeastSquares(regressors(ideal), transientLength);
  }

  /** x(t) = e^{j(−πBt + πBt²/T)}. */
  private static double[] chirp(LoraParameters lora, double sampleRateHz, int length) {
    double[] samples = new double[2 * length];
    for (int n = 0; n < length; n++) {
      double seconds = n / sampleRateHz;
      double phase = Math.PI * lora.bandwidthHz() * seconds * (seconds / lora.symbolSeconds() - 1);
      samples[2 * n] = Math.cos(phase);
      samples[2 * n + 1] = Math.sin(phase);
    }
    return samples;
  }

  private static List<double[]> regressors(double[] chirp) {
    int length = chirp.length / 2;
    List<double[]> regressors = new ArrayList<>();
    for (int degree = 0; degree < CHANNEL_TERMS; degree++) {
      double[] weighted = new double[2 * length];
      for (int n = 0; n < length; n++) {
        double weight = Legendre.at(degree, 2.0 * (n + 0.5) / length - 1);
        weighted[2 * n] = weight * chirp[2 * n];
        weighted[2 * n + 1] = weight * chirp[2 * n + 1];
      }
      regressors.add(weighted);
    }
    double[] image = chirp.clone();
    double[] constant = new double[2 * length];
    for (int n = 0; n < length; n++) {
      image[2 * n + 1] = -image[2 * n + 1];
      constant[2 * n] = 1;
    }
    regressors.add(image);
    regressors.add(constant);
    return regressors;
  }

  /** The chirp itself, interleaved. */
  double[] ideal() {
    return ideal;
  }

  /** How many samples from the chirp's beginning take no part in the fit. */
  int transientLength() {
    return transientLength;
  }

  /**
   * Fits a symbol whose carrier's phase is levelled.
   *
   * @throws SignalQualityException if there is nothing of the chirp in it
   */
  Terms fit(double[] symbol) {
    double[] terms = fit.fit(symbol);
    double power = terms[0] * terms[0] + terms[1] * terms[1];
    if (!(power > LEAST_GAIN)) {
      throw new SignalQualityException(
          "chirp", power, LEAST_GAIN, "there is no LoRa preamble in these samples");
    }
    return new Terms(terms, power);
  }

  /** What was fitted. */
  final class Terms {
    private final double[] values;
    private final double power;

    private Terms(double[] values, double power) {
      this.values = values;
      this.power = power;
    }

    MixerFigures mixer() {
      return MixerFigures.of(values[0], values[1], values, IMAGE, CONSTANT);
    }

    /** The symbol as it would be, had the loop always been settled. */
    double[] settled() {
      return fit.model(values, fit.terms());
    }

    /** The channel's terms over the first, interleaved; from index 2 on they say something. */
    double[] channel() {
      double[] ratio = new double[2 * CHANNEL_TERMS];
      for (int k = 0; k < ratio.length; k += 2) {
        ratio[k] = (values[k] * values[0] + values[k + 1] * values[1]) / power;
        ratio[k + 1] = (values[k + 1] * values[0] - values[k] * values[1]) / power;
      }
      return ratio;
    }
  }
}
