package io.rffi.dsp.burst;

import io.rffi.api.IqSignal;
import io.rffi.api.Preamble;
import io.rffi.api.PreambleExtractor;
import io.rffi.dsp.Resampler;
import io.rffi.dsp.internal.AmplitudeScaling;
import io.rffi.dsp.math.Rotation;
import io.rffi.dsp.quality.QualityMeter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * Cuts captures into windows of I/Q samples: those of the bursts in it, or all of a capture that is
 * one transmission.
 *
 * <p>Each window is a {@link Preamble} of one symbol, normalised to an RMS of 1, whose waveform is
 * the {@link BurstWindows}; {@link io.rffi.dsp.FrontEnd#iqWindow} takes it. {@link
 * Preamble#delimited()} says whether the burst ends within the capture; {@link Preamble#cfoHz()} is
 * what was removed, 0 if nothing was. What is left of a burst behind its last whole window is not
 * used. Windows without any energy are left out.
 *
 * <p>Immutable and safe for use by many threads at once.
 */
public final class IqWindowExtractor implements PreambleExtractor {
  private final BurstDetector detector; // null: the whole capture is one burst
  private final BurstWindows windows;

  private IqWindowExtractor(BurstDetector detector, BurstWindows windows) {
    this.detector = detector;
    this.windows = Objects.requireNonNull(windows, "windows");
  }

  /**
   * Windows of each burst.
   *
   * @param detector finds the bursts, at the windows' rate
   * @param windows how they are cut
   * @return the extractor
   */
  public static IqWindowExtractor ofBursts(BurstDetector detector, BurstWindows windows) {
    return new IqWindowExtractor(Objects.requireNonNull(detector, "detector"), windows);
  }

  /**
   * Windows of captures that are one transmission from beginning to end. Their SNR can't be
   * measured and is given as infinite.
   *
   * @param windows how they are cut
   * @return the extractor
   */
  public static IqWindowExtractor ofWholeCaptures(BurstWindows windows) {
    return new IqWindowExtractor(null, windows);
  }

  /**
   * {@inheritDoc}
   *
   * <p>Any rate will do: a capture that is slower than the windows' rate lacks what lies outside of
   * its band.
   */
  @Override
  public List<Preamble> extract(IqSignal capture) {
    Objects.requireNonNull(capture, "capture");
    double rate = windows.rateHz().orElse(capture.sampleRateHz());
    IqSignal signal =
        rate == capture.sampleRateHz()
            ? capture
            : new Resampler(rate).resample(AmplitudeScaling.largestNearOne(capture));
    double ratio = capture.sampleRateHz() / rate;
    List<Preamble> cut = new ArrayList<>();
    for (Burst burst : bursts(signal)) {
      int start = burst.start() + windows.skipSamples();
      int most = windows.mostWindows().orElse(Integer.MAX_VALUE);
      for (int n = 0; n < most && burst.end() - start >= windows.samples(); n++) {
        IqSignal window = signal.slice(start, windows.samples());
        if (window.rms() > 0) {
          cut.add(preamble(capture, window, start * ratio, burst, burst.end() < signal.length()));
        }
        start += windows.samples();
      }
    }
    return cut;
  }

  private List<Burst> bursts(IqSignal signal) {
    if (detector != null) {
      return detector.detect(signal);
    }
    return signal.length() == 0
        ? List.of()
        : List.of(new Burst(0, signal.length(), Double.POSITIVE_INFINITY));
  }

  private Preamble preamble(
      IqSignal capture, IqSignal window, double start, Burst burst, boolean delimited) {
    double cfoHz = windows.cfoHz().orElse(0);
    float[] iq = AmplitudeScaling.largestNearOne(window).toArray();
    if (cfoHz != 0) {
      Rotation.turn(iq, -cfoHz / window.sampleRateHz(), 0);
    }
    return new Preamble(
        AmplitudeScaling.normalised(
            IqSignal.of(iq, window.sampleRateHz()), window.centreFrequencyHz(), cfoHz),
        start,
        1,
        delimited,
        cfoHz,
        OptionalDouble.empty(),
        QualityMeter.measure(capture, start, window).withSnrDb(burst.snrDb()),
        windows);
  }
}
