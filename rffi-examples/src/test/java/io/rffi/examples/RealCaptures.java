package io.rffi.examples;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rffi.api.IqSignal;
import io.rffi.dsp.Resampler;
import io.rffi.io.Recordings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Recordings of real radios, which are not in the repository. */
final class RealCaptures {
  private static final Path FOLDER = Path.of("../../shared/recordings");

  private static final double MODEL_RATE_HZ = 5e6;
  private static final int MODEL_WINDOW = 128;

  private RealCaptures() {}

  /** A whole recording; skips the test where there are none. */
  static IqSignal read(String name) {
    Path file = FOLDER.resolve(name + ".sigmf-meta");
    assumeTrue(Files.exists(file), "no recordings here");
    try (Recordings recordings = Recordings.open(file)) {
      return recordings.only().readAll();
    }
  }

  /** Moves a signal up by a frequency. */
  static IqSignal shifted(IqSignal signal, double hertz) {
    float[] iq = signal.toArray();
    for (int n = 0; n < signal.length(); n++) {
      double angle = 2 * Math.PI * hertz * n / signal.sampleRateHz();
      double cos = Math.cos(angle);
      double sin = Math.sin(angle);
      iq[2 * n] = (float) (signal.i(n) * cos - signal.q(n) * sin);
      iq[2 * n + 1] = (float) (signal.i(n) * sin + signal.q(n) * cos);
    }
    return IqSignal.of(iq, signal.sampleRateHz());
  }

  /** Windows as the bundled I/Q model takes them: 128 samples at 5 MHz, at an RMS of 1. */
  static List<IqSignal> bundledIqWindows(IqSignal signal) {
    IqSignal resampled = new Resampler(MODEL_RATE_HZ).resample(signal);
    List<IqSignal> windows = new ArrayList<>();
    for (int from = 0; from + MODEL_WINDOW <= resampled.length(); from += MODEL_WINDOW) {
      IqSignal window = resampled.slice(from, MODEL_WINDOW);
      float[] iq = window.toArray();
      for (int n = 0; n < iq.length; n++) {
        iq[n] /= (float) window.rms();
      }
      windows.add(IqSignal.of(iq, MODEL_RATE_HZ));
    }
    return windows;
  }
}
