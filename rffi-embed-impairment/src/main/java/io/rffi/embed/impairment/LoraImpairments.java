package io.rffi.embed.impairment;

import io.rffi.api.IqSignal;
import io.rffi.api.Waveform;
import io.rffi.dsp.lora.LoraParameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
  private static final int LEAST_SYMBOLS = 5;

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
  private final ChirpFit chirp;
  private final PhaseTrack track;

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
    chirp = new ChirpFit(lora, sampleRateHz, symbol);
    track = new PhaseTrack(symbols, symbol);
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

  @Override
  public double sampleRateHz() {
    return sampleRateHz;
  }

  @Override
  public int samples() {
    return symbols * symbol;
  }

  @Override
  public Optional<Waveform> waveform() {
    return Optional.of(lora);
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
            .mapToObj(n -> ComplexSamples.product(samples, n * symbol, chirp.ideal(), 0, symbol))
            .toList();
    PhaseTrack.Cubic phase = track.fit(gains);
    ComplexSamples.turnBack(samples, phase::at);
    double[] mean = meanBehindFirst(samples);
    ChirpFit.Terms terms = chirp.fit(mean);
    MixerFigures mixer = terms.mixer();
    LoopTransient loop = LoopTransient.of(mean, terms.settled(), chirp.transientLength());
    TurnOn turnOn = TurnOn.of(samples, mean, (int) (RAMP * symbol), chirp.transientLength());
    double micros = 1e6 / sampleRateHz;
    double[] channel = terms.channel();
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
