package io.rffi.examples;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rffi.api.IqSignal;
import io.rffi.io.Recordings;
import java.nio.file.Files;
import java.nio.file.Path;

/** Recordings of real radios, which are not in the repository. */
final class RealCaptures {
  private static final Path FOLDER = Path.of("../../shared/recordings");

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
}
