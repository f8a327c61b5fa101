package io.rffi.augment.transmitter;

import io.rffi.api.IqSignal;
import io.rffi.augment.internal.FractionalDelayFilter;
import io.rffi.augment.internal.Require;
import java.util.List;

/**
 * A power amplifier with memory: y(t) = Σ c_km · x(t − mτ)·|x(t − mτ)|^(k−1), over odd orders k and
 * lags m (Kim and Konstantinou, Electron. Lett. 37, 2001; Morgan et al., IEEE Trans. Signal
 * Process. 54, 2006).
 *
 * <p>The lag τ is stated in seconds, so it is the same amplifier at every sample rate.
 *
 * @param lagMicroseconds τ, &gt; 0
 * @param terms the coefficients c_km; orders and lags that are missing have none
 */
public record MemoryPolynomial(double lagMicroseconds, List<Term> terms) implements Impairment {
  /** The amplifier that changes nothing. */
  public static final MemoryPolynomial LINEAR =
      new MemoryPolynomial(1, List.of(new Term(1, 0, 1, 0)));

  /**
   * One coefficient.
   *
   * @param order k, odd and ≥ 1
   * @param lag m, ≥ 0
   * @param re the coefficient's real part
   * @param im the coefficient's imaginary part
   */
  public record Term(int order, int lag, double re, double im) {
    /** Checks the ranges. */
    public Term {
      if (order < 1 || order % 2 == 0 || lag < 0) {
        throw new IllegalArgumentException(
            "order must be odd and ≥ 1, lag ≥ 0, got " + order + " and " + lag);
      }
      Require.finite(re, "re");
      Require.finite(im, "im");
    }

    private Term scaled(double gain) {
      return new Term(order, lag, gain * re, gain * im);
    }
  }

  /** Checks the ranges and copies the terms. */
  public MemoryPolynomial {
    Require.positive(lagMicroseconds, "lagMicroseconds");
    terms = List.copyOf(terms);
    if (terms.isEmpty()) {
      throw new IllegalArgumentException("a memory polynomial needs at least one term");
    }
  }

  /**
   * The least-squares fit of orders 1, 3, …, {@code highestOrder} and lags 0, …, {@code lags} − 1.
   *
   * @param input what went into the amplifier
   * @param output what came out, sample by sample at the same rate
   * @param highestOrder the highest order, odd and ≥ 1
   * @param lags how many lags, ≥ 1
   * @param lagMicroseconds τ, &gt; 0
   * @return the fitted amplifier; its gain is the measured one
   * @throws IllegalArgumentException if the signals don't belong together, or don't determine the
   *     coefficients: they are too short, or the amplitude hardly varies
   */
  public static MemoryPolynomial fit(
      IqSignal input, IqSignal output, int highestOrder, int lags, double lagMicroseconds) {
    return MemoryPolynomialFit.of(input, output, highestOrder, lags, lagMicroseconds);
  }

  /**
   * This amplifier with the gain that lets a steady amplitude of 1 come out as 1.
   *
   * @return the amplifier with all coefficients divided by |Σ c_km|
   * @throws IllegalStateException if they sum to 0
   */
  public MemoryPolynomial normalised() {
    double re = terms.stream().mapToDouble(Term::re).sum();
    double im = terms.stream().mapToDouble(Term::im).sum();
    double gain = Math.hypot(re, im);
    if (gain == 0) {
      throw new IllegalStateException("nothing comes out at amplitude 1: coefficients sum to 0");
    }
    return new MemoryPolynomial(
        lagMicroseconds, terms.stream().map(term -> term.scaled(1 / gain)).toList());
  }

  /**
   * Amplifies samples.
   *
   * @param samples interleaved I, Q
   * @param sampleRateHz their rate, &gt; 0
   * @return as many samples; the input itself for {@link #LINEAR}
   */
  public double[] apply(double[] samples, double sampleRateHz) {
    Require.positive(sampleRateHz, "sampleRateHz");
    if (equals(LINEAR)) {
      return samples;
    }
    double[] amplified = new double[samples.length];
    int lags = 1 + terms.stream().mapToInt(Term::lag).max().orElseThrow();
    for (int lag = 0; lag < lags; lag++) {
      double[] bent = new double[samples.length];
      for (Term term : terms) {
        if (term.lag == lag) {
          add(term, samples, bent);
        }
      }
      delay(lag * lagMicroseconds, sampleRateHz).addDelayed(bent, 1, 0, amplified);
    }
    return amplified;
  }

  private static void add(Term term, double[] samples, double[] target) {
    for (int n = 0; n < samples.length; n += 2) {
      double i = samples[n];
      double q = samples[n + 1];
      double envelope = power(i * i + q * q, term.order / 2);
      target[n] += envelope * (term.re * i - term.im * q);
      target[n + 1] += envelope * (term.re * q + term.im * i);
    }
  }

  /** base^exponent for the few small exponents that occur. */
  private static double power(double base, int exponent) {
    double power = 1;
    for (int k = 0; k < exponent; k++) {
      power *= base;
    }
    return power;
  }

  private static FractionalDelayFilter delay(double microseconds, double sampleRateHz) {
    return new FractionalDelayFilter(1e-6 * microseconds * sampleRateHz);
  }
}
