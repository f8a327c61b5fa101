package io.rffi.io;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What is known of a recording besides its samples. */
record RecordingInfo(
    String name,
    double sampleRateHz,
    SampleFormat format,
    List<Capture> captures,
    List<Annotation> annotations,
    Optional<String> emitter) {

  RecordingInfo {
    captures = List.copyOf(captures);
    annotations = List.copyOf(annotations);
  }

  /** The frequency of a stretch; empty where captures disagree or don't say. */
  OptionalDouble centreFrequencyHz(long from, long count) {
    double agreed = Double.NaN;
    for (int c = firstBehind(from);
        c < captures.size() && captures.get(c).startSample() < from + count;
        c++) {
      Capture capture = captures.get(c);
      double frequency = capture.centreFrequencyHz().orElse(Double.NaN);
      if (Double.isNaN(frequency) || (!Double.isNaN(agreed) && agreed != frequency)) {
        return OptionalDouble.empty();
      }
      agreed = frequency;
    }
    return Double.isNaN(agreed) ? OptionalDouble.empty() : OptionalDouble.of(agreed);
  }

  /** The first capture that ends behind a sample: they are in order and have no gaps. */
  private int firstBehind(long sample) {
    int low = 0;
    int high = captures.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (captures.get(middle).endSample() > sample) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
