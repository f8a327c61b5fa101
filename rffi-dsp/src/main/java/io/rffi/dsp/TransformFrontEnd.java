package io.rffi.dsp;

import io.rffi.api.IqSignal;
import io.rffi.api.ModelException;
import io.rffi.api.Spectrogram;
import io.rffi.api.SpectrogramTransform;
import java.nio.FloatBuffer;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Pattern;

/** {@link FrontEnd#of}. */
record TransformFrontEnd(
    String name,
    double sampleRateHz,
    int samples,
    SpectrogramTransform transform,
    int rows,
    int columns)
    implements FrontEnd {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");

  static TransformFrontEnd of(
      String name, double sampleRateHz, int samples, SpectrogramTransform transform) {
    Objects.requireNonNull(transform, "transform");
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a front end's name has letters, digits, '-', '_' and '.', got \"" + name + "\"");
    }
    if (FrontEnds.NAMES.contains(name)) {
      throw new IllegalArgumentException(
          "\"" + name + "\" is a front end of rffi; give yours a name of its own");
    }
    FrontEnds.requireRanges(sampleRateHz, samples);
    // A transform does not say how large its picture is, so one is drawn.
    Spectrogram trial = transform.transform(noise(sampleRateHz, samples));
    return new TransformFrontEnd(
        name, sampleRateHz, samples, transform, trial.rows(), trial.columns());
  }

  private static IqSignal noise(double sampleRateHz, int samples) {
    Random random = new Random(1);
    float[] iq = new float[2 * samples];
    for (int n = 0; n < iq.length; n++) {
      iq[n] = (float) random.nextGaussian();
    }
    return IqSignal.of(iq, sampleRateHz);
  }

  @Override
  public long[] inputShape() {
    return new long[] {1, rows, columns};
  }

  @Override
  public void write(IqSignal preamble, FloatBuffer target) {
    Spectrogram picture = transform.transform(preamble);
    if (picture.rows() != rows || picture.columns() != columns) {
      throw new ModelException(
          "front end %s drew %d × %d, and of noise as long %d × %d; correct it"
              .formatted(name, picture.rows(), picture.columns(), rows, columns));
    }
    picture.putInto(target);
  }
}
