package io.rffi.embed.impairment;

import io.rffi.api.IqSignal;
import io.rffi.api.SignalQualityException;
import io.rffi.dsp.lora.LoraParameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Measures LoRa preambles, whose waveform is known: equal up-chirps.
 *
 * <p>The symbols' phases give carrier and drift; with these taken away, the mean of all symbols but
 * the first is fitted by the chirp, in a channel that is a cubic over frequency, its image, and a
 * constant. What is left at a chirp's beginning is the synthesiser's loop; what differs between
 * symbols, phase noise; and between the first and the others, the way the transmitter is turned on.
 *
 * <p>Level and phase of the signal make no difference. Values hang on the channel as far as it
 * isn't flat over the bandwidth. The quantities' centres and spreads are those of simulated SF7
 * nodes at 1 MHz, within a unit over four days and augmented channels; for other modulations learn
 * an {@link ImpairmentScale}.
 */
public final class LoraImpairments implements ImpairmentEstimator {
  /** The chirp times Legendre polynomials of degrees 0 to 3. */
  private static final int CHANNEL_TERMS = 4;

  private static final int IMAGE = CHANNEL_TERMS;
  private static final int CONSTANT = CHANNEL_TERMS + 1;

  private static final int LEAST_SYMBOLS = 5;

  /** The loop swings in within this part of a symbol; six chips of SF7. */
  private static final double TRANSIENT = 6.0 / 128;

  /** The power comes up within this part of a symbol. */
  private static final double RAMP = 0.2;

  private static final List<Quantity> QUANTITIES =
      List.of(
          new Quantity("gain imbalance", "dB", 0, 0.02),
          new Quantity("phase imbalance", "degrees", 0, 0.12),
          new Quantity("leakage, in phase", "1/1000", 0, 6),
          new Quantity("leakage, in quadrature", "1/1000", 0, 6),
          new Quantity("phase drift", "rad", -0.035, 0.007),
          new Quantity("change of drift", "rad", 0.02, 0.004),
          new Quantity("phase jitter between symbols", "rad", 0.004, 0.0015),
          new Quantity("amplitude tilt", "1/1000", 0, 35),
          new Quantity("amplitude curvature", "1/1000", 0, 17),
          new Quantity("phase curvature", "1/1000", 0, 8),
          new Quantity("amplitude skew", "1/1000", 0, 2),
          new Quantity("phase skew", "1/1000", 0, 3.5),
          new Quantity("loop lag", "rad·µs", 10, 0.4),
          new Quantity("moment of the loop lag", "rad·µs²", 56, 7.5),
          new Quantity("peak of the loop lag", "rad", 1.2, 0.025),
          new Quantity("turn-on time", "µs", 25, 1.5),
          new Quantity("turn-on phase", "rad", 0, 0.01),
          new Quantity("phase noise, fast", "1e-6 rad²", 50, 90),
          new Quantity("phase noise, medium", "1e-6 rad²", 50, 40),
          new Quantity("phase noise, slow", "1e-6 rad²", 25, 35));

  private static final Quantity CARRIER = new Quantity("carrier offset", "Hz", 0, 200);

  private final LoraParameters lora;
  private final double sampleRateHz;
  private final int symbols;
  private final boolean carrier;
  private final int symbol;
  private final double[] chirp;
  private final PhaseTrack track;
  private final ComplexLeastSquares fit;

  private LoraImpairments(LoraParameters lora, double sampleRateHz, int symbols, boolean carrier) {
    this.lora = lora;
    this.sampleRateHz = sampleRateHz;
    this.symbols = symbols;
    this.carrier = carrier;
    double length = lora.symbolSeconds() * sampleRateHz;
    symbol = (int) Math.rint(length);
    if (!(sampleRateHz >= lora.bandwidthHz()) || Math.abs(length - symbol) > 1e-6) {
      throw new IllegalArgumentException(
          "a symbol of %s must be a whole number of samples, at the bandwidth or more, at %s Hz"
              .formatted(lora.describe(), sampleRateHz));
    }
    if (symbols < LEAST_SYMBOLS) {
      throw new IllegalArgumentException(
          "at least " + LEAST_SYMBOLS + " symbols are needed, got " + symbols);
    }
    chirp = chirp(lora, sampleRateHz, symbol);
    track = new PhaseTrack(symbols, symbol);
    fit = new ComplexLeastSquares(regressors(), transientLength());
  }

  /**
   * For preambles as the extractor delivers them: the carrier offset, which it has removed, is no
   * quantity.
   *
   * @param lora the modulation
   * @param sampleRateHz the preambles' rate, such that a symbol is a whole number of samples
   * @param symbols how many symbols a preamble has, ≥ 5
   * @return the estimator
   */
  public static LoraImpairments of(LoraParameters lora, double sampleRateHz, int symbols) {
    return new LoraImpairments(lora, sampleRateHz, symbols, false);
  }

  /**
   * The same for preambles whose carrier offset was left in: it is measured too, where it is less
   * than half a cycle per symbol.
   *
   * @return the estimator
   */
  public LoraImpairments withCarrier() {
    return new LoraImpairments(lora, sampleRateHz, symbols, true);
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

  private List<double[]> regressors() {
    List<double[]> regressors = new ArrayList<>();
    for (int degree = 0; degree < CHANNEL_TERMS; degree++) {
      regressors.add(new double[2 * symbol]);
    }
    double[] image = new double[2 * symbol];
    double[] constant = new double[2 * symbol];
    for (int n = 0; n < symbol; n++) {
      double place = 2.0 * (n + 0.5) / symbol - 1;
      for (int degree = 0; degree < CHANNEL_TERMS; degree++) {
        double weight = Legendre.at(degree, place);
        regressors.get(degree)[2 * n] = weight * chirp[2 * n];
        regressors.get(degree)[2 * n + 1] = weight * chirp[2 * n + 1];
      }
      image[2 * n] = chirp[2 * n];
      image[2 * n + 1] = -chirp[2 * n + 1];
      constant[2 * n] = 1;
    }
    regressors.add(image);
    regressors.add(constant);
    return regressors;
  }

  private int transientLength() {
    return Math.max(2, (int) Math.ceil(TRANSIENT * symbol));
  }

  @Override
  public double sampleRateHz() {
    return sampleRateHz;
  }

  @Override
  public int samples() {
    return symbols * symbol;
  }

  @Override
  public List<Quantity> quantities() {
    List<Quantity> all = new ArrayList<>(QUANTITIES);
    if (carrier) {
      all.add(CARRIER);
    }
    return List.copyOf(all);
  }

  @Override
  public double[] estimate(IqSignal preamble) {
    double[] samples = ComplexSamples.normalised(preamble, sampleRateHz, samples());
    List<double[]> gains =
        IntStream.range(0, symbols)
            .mapToObj(n -> ComplexSamples.product(samples, n * symbol, chirp, 0, symbol))
            .toList();
    PhaseTrack.Cubic phase = track.fit(gains);
    ComplexSamples.turnBack(samples, phase::at);
    double[] mean = meanBehindFirst(samples);
    double[] terms = fit.fit(mean);
    double power = terms[0] * terms[0] + terms[1] * terms[1];
    if (!(power > 1e-9)) {
      throw new SignalQualityException(
          "chirp", power, 1e-9, "there is no LoRa preamble in these samples");
    }
    MixerFigures mixer = MixerFigures.of(terms[0], terms[1], terms, IMAGE, CONSTANT);
    LoopTransient loop = LoopTransient.of(mean, fit.model(terms, fit.terms()), transientLength());
    int ramp = (int) (RAMP * symbol);
    TurnOn turnOn = TurnOn.of(samples, mean, ramp, transientLength());
    double micros = 1e6 / sampleRateHz;
    double[] channel = relative(terms, power);
    double[] values = {
      mixer.gainDb(),
      mixer.phaseDegrees(),
      1e3 * mixer.leakageRe(),
      1e3 * mixer.leakageIm(),
      phase.drift(),
      phase.driftChange(),
      phase.residual(),
      1e3 * channel[2],
      1e3 * channel[4],
      1e3 * channel[5],
      1e3 * channel[6],
      1e3 * channel[7],
      micros * loop.area(),
      micros * micros * loop.moment(),
      loop.peak(),
      micros * turnOn.missing(),
      turnOn.phase(),
      1e6 * RepeatNoise.phaseExcess(samples, mean, 1, 1),
      1e6 * RepeatNoise.phaseExcess(samples, mean, 1, symbol / 64),
      1e6 * RepeatNoise.phaseExcess(samples, mean, 1, symbol / 8)
    };
    if (carrier) {
      values = Arrays.copyOf(values, values.length + 1);
      values[values.length - 1] = phase.frequency() * sampleRateHz;
    }
    return values;
  }

  private double[] meanBehindFirst(double[] samples) {
    double[] mean = new double[2 * symbol];
    for (int n = 2 * symbol; n < samples.length; n++) {
      mean[n % mean.length] += samples[n] / (symbols - 1);
    }
    return mean;
  }

  /** The channel's terms over the first. */
  private static double[] relative(double[] terms, double power) {
    double[] ratio = new double[2 * CHANNEL_TERMS];
    for (int k = 0; k < ratio.length; k += 2) {
      ratio[k] = (terms[k] * terms[0] + terms[k + 1] * terms[1]) / power;
      ratio[k + 1] = (terms[k + 1] * terms[0] - terms[k] * terms[1]) / power;
    }
    return ratio;
  }

  @Override
  public String canonical() {
    return String.format(
        Locale.ROOT,
        "lora-impairments-1 sf=%d bandwidthHz=%d sampleRateHz=%s symbols=%d carrier=%b",
        lora.spreadingFactor(),
        lora.bandwidthHz(),
        sampleRateHz,
        symbols,
        carrier);
  }
}
