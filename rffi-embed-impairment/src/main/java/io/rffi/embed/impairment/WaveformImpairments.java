package io.rffi.embed.impairment;

import io.rffi.api.IqSignal;
import io.rffi.api.SignalQualityException;
import io.rffi.api.identity.Sha256;
import io.rffi.dsp.template.PreambleTemplate;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.DoubleStream;

/**
 * Measures packets of any waveform that is known beforehand, or of several: that one counts which
 * explains most of the energy, at the best of {@value #DELAYS} delays within a sample.
 *
 * <p>The phases of eight blocks give carrier and drift. With these taken away, the packet is fitted
 * by the waveform through a channel of three taps, its image, a constant and, unless its envelope
 * is constant, its third power, as an amplifier adds it.
 *
 * <p>Level and phase of the signal make no difference. The carrier may turn by less than half a
 * cycle in an eighth of the samples.
 */
public final class WaveformImpairments implements ImpairmentEstimator {
  private static final int DELAYS = 17;
  private static final int BLOCKS = 8;
  private static final int LEAST_SAMPLES = 64;

  private static final Quantity CARRIER = new Quantity("carrier offset", "Hz", 0, 200);

  private static final List<Quantity> QUANTITIES =
      List.of(
          new Quantity("gain imbalance", "dB", 0, 0.1),
          new Quantity("phase imbalance", "degrees", 0, 0.5),
          new Quantity("leakage, in phase", "1/1000", 0, 5),
          new Quantity("leakage, in quadrature", "1/1000", 0, 5),
          new Quantity("amplitude tilt", "1/1000", 0, 20),
          new Quantity("amplitude curvature", "1/1000", 0, 20),
          new Quantity("phase curvature", "1/1000", 0, 20),
          new Quantity("phase drift", "rad", 0, 0.02),
          new Quantity("phase jitter between blocks", "rad", 0.01, 0.01),
          new Quantity("phase noise", "1e-6 rad²", 0, 200));
  private static final List<Quantity> AMPLIFIER =
      List.of(new Quantity("compression", "1/1000", 0, 10), new Quantity("AM/PM", "1/1000", 0, 10));

  private final double sampleRateHz;
  private final int samples;
  private final boolean carrier;
  private final List<WaveformFit> candidates;
  private final PhaseTrack track;
  private final String waveforms;

  private WaveformImpairments(
      double sampleRateHz,
      int samples,
      boolean carrier,
      List<WaveformFit> candidates,
      String waveforms) {
    this.sampleRateHz = sampleRateHz;
    this.samples = samples;
    this.carrier = carrier;
    this.candidates = candidates;
    this.track = new PhaseTrack(BLOCKS, samples / BLOCKS);
    this.waveforms = waveforms;
  }

  /**
   * One waveform.
   *
   * @param ideal what an ideal transmitter sends, at any rate; beyond its ends there is silence, so
   *     that a part of something longer is given with a few samples around it
   * @param startSample where in {@code ideal} what is looked at begins; may have a fraction
   */
  public record Known(IqSignal ideal, double startSample) {
    /** Checks that there is a beginning. */
    public Known {
      Objects.requireNonNull(ideal, "ideal");
      if (!Double.isFinite(startSample)) {
        throw new IllegalArgumentException("startSample must be finite, got " + startSample);
      }
    }
  }

  /**
   * For windows that hold one of several waveforms.
   *
   * @param sampleRateHz the windows' rate
   * @param samples the windows' length, ≥ 64
   * @param waveforms at least one, at any rate
   * @return the estimator
   */
  public static WaveformImpairments of(double sampleRateHz, int samples, List<Known> waveforms) {
    if (samples < LEAST_SAMPLES || waveforms.isEmpty()) {
      throw new IllegalArgumentException(
          "at least %d samples and one waveform are needed, got %d and %d"
              .formatted(LEAST_SAMPLES, samples, waveforms.size()));
    }
    List<DelayedWaveform> delayed = new ArrayList<>();
    StringBuilder hashes = new StringBuilder();
    for (Known known : waveforms) {
      for (int n = 0; n < DELAYS; n++) {
        double delay = (double) n / (DELAYS - 1) - 0.5;
        delayed.add(DelayedWaveform.of(known, delay, sampleRateHz, samples));
      }
      hashes.append(hashes.length() == 0 ? "" : ",").append(Sha256.of(bytes(known)));
    }
    boolean constant = delayed.stream().allMatch(DelayedWaveform::isConstant);
    return new WaveformImpairments(
        sampleRateHz,
        samples,
        false,
        delayed.stream().map(one -> new WaveformFit(one, !constant)).toList(),
        hashes.toString());
  }

  /**
   * For preambles as an extractor cuts them by a template.
   *
   * @param template the template, its part to cut of 64 samples or more
   * @return the estimator
   */
  public static WaveformImpairments of(PreambleTemplate template) {
    return of(
        template.cut().referenceRateHz(),
        template.cut().samples(),
        List.of(
            new Known(
                template.ideal(), template.cut().fromSeconds() * template.ideal().sampleRateHz())));
  }

  /**
   * The same for packets whose carrier offset was left in: it is measured too.
   *
   * @return the estimator
   */
  public WaveformImpairments withCarrier() {
    return new WaveformImpairments(sampleRateHz, samples, true, candidates, waveforms);
  }

  private static byte[] bytes(Known known) {
    float[] iq = known.ideal().toArray();
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * iq.length + 2 * Double.BYTES);
    for (float value : iq) {
      bytes.putFloat(value);
    }
    return bytes.putDouble(known.ideal().sampleRateHz()).putDouble(known.startSample()).array();
  }

  @Override
  public double sampleRateHz() {
    return sampleRateHz;
  }

  @Override
  public int samples() {
    return samples;
  }

  @Override
  public List<Quantity> quantities() {
    List<Quantity> all = new ArrayList<>(QUANTITIES);
    if (candidates.get(0).hasAmplifier()) {
      all.addAll(AMPLIFIER);
    }
    if (carrier) {
      all.add(CARRIER);
    }
    return List.copyOf(all);
  }

  @Override
  public double[] estimate(IqSignal signal) {
    double[] received = ComplexSamples.normalised(signal, sampleRateHz, samples);
    WaveformFit best =
        candidates.stream()
            .max(Comparator.comparingDouble(one -> one.waveform().match(received, BLOCKS)))
            .orElseThrow();
    PhaseTrack.Cubic coarse = track.fit(best.waveform().gains(received, BLOCKS));
    ComplexSamples.turnBack(received, coarse::at);
    // Blocks are short: image and leakage pull at their phases.
    PhaseTrack.Cubic fine = track.fit(best.waveform().gains(best.withoutMixer(received), BLOCKS));
    ComplexSamples.turnBack(received, fine::at);
    double[] figures = best.measure(received);
    if (figures.length == 0) {
      throw new SignalQualityException(
          "waveform", 0, Double.MIN_VALUE, "there is nothing of the waveform in these samples");
    }
    DoubleStream.Builder values = DoubleStream.builder();
    for (int n = 0; n < WaveformFit.CHANNEL_FIGURES; n++) {
      values.add(figures[n]);
    }
    values.add(coarse.drift() + fine.drift()).add(fine.residual());
    for (int n = WaveformFit.CHANNEL_FIGURES; n < figures.length; n++) {
      values.add(figures[n]);
    }
    if (carrier) {
      values.add((coarse.frequency() + fine.frequency()) * sampleRateHz);
    }
    return values.build().toArray();
  }

  @Override
  public String canonical() {
    return String.format(
        Locale.ROOT,
        "waveform-impairments-1 sampleRateHz=%s samples=%d waveforms=%s carrier=%b",
        sampleRateHz,
        samples,
        waveforms,
        carrier);
  }
}
