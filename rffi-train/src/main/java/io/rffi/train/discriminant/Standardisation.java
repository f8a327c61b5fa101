package io.rffi.train.discriminant;

import io.rffi.train.descent.Batch;
import java.util.List;

/** What brings each input to mean 0 and variance 1 over all examples. */
final class Standardisation {
  /** Keeps inputs that hardly vary from being blown up. */
  private static final double LEAST_VARIANCE = 1e-8;

  private final float[] mean;
  private final float[] scale;

  private Standardisation(float[] mean, float[] scale) {
    this.mean = mean;
    this.scale = scale;
  }

  static Standardisation of(List<Batch> portions) {
    int inputs = portions.get(0).examples().get(0).length;
    double[] sums = new double[inputs];
    double[] squares = new double[inputs];
    long count = 0;
    for (Batch portion : portions) {
      for (float[] example : portion.examples()) {
        for (int n = 0; n < inputs; n++) {
          sums[n] += example[n];
          squares[n] += (double) example[n] * example[n];
        }
      }
      count += portion.size();
    }
    float[] mean = new float[inputs];
    float[] scale = new float[inputs];
    for (int n = 0; n < inputs; n++) {
      double average = sums[n] / count;
      double variance = Math.max(LEAST_VARIANCE, squares[n] / count - average * average);
      mean[n] = (float) average;
      scale[n] = (float) (1 / Math.sqrt(variance));
    }
    return new Standardisation(mean, scale);
  }

  /** Of each input. */
  float[] mean() {
    return mean;
  }

  /** What the deviation from the mean is multiplied by. */
  float[] scale() {
    return scale;
  }
}
