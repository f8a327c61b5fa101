package io.rffi.train.engine;

import io.rffi.train.descent.Batch;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What each cell of the input is like over batches: its mean, and how much of its variance tells
 * devices apart.
 *
 * <p>With w² the variance among packets of one device and b² that among devices of one batch, the
 * scale of a cell is r / √(b² + w²), r = b² / (b² + w²): cells that hold noise are made small,
 * since what a network doesn't see it doesn't have to learn to pass over.
 */
final class CellStatistics {
  /** Keeps cells that hardly vary from being blown up. */
  private static final double LEAST_VARIANCE = 1e-4;

  private final float[] mean;
  private final float[] scale;

  /** Over values limited to ±limit. */
  CellStatistics(List<Batch> batches, float limit) {
    int cells = batches.get(0).examples().get(0).length;
    mean = new float[cells];
    scale = new float[cells];
    for (int cell = 0; cell < cells; cell++) {
      double sum = 0;
      double within = 0;
      double between = 0;
      for (Batch batch : batches) {
        List<Integer> devices = batch.labels().stream().distinct().toList();
        double[] means = new double[devices.size()];
        double withinBatch = 0;
        for (int n = 0; n < means.length; n++) {
          double[] values = values(batch, devices.get(n), cell, limit);
          means[n] = mean(values);
          withinBatch += variance(values) / means.length;
        }
        sum += mean(means);
        within += withinBatch;
        // Noise makes means differ too.
        between += variance(means) - withinBatch * means.length / batch.size();
      }
      double w = Math.max(LEAST_VARIANCE, within / batches.size());
      double b = Math.max(0, between / batches.size());
      mean[cell] = (float) (sum / batches.size());
      scale[cell] = (float) (b / Math.pow(b + w, 1.5));
    }
  }

  private static double[] values(Batch batch, int device, int cell, float limit) {
    return IntStream.range(0, batch.size())
        .filter(n -> batch.labels().get(n) == device)
        .mapToDouble(n -> Math.max(-limit, Math.min(limit, batch.examples().get(n)[cell])))
        .toArray();
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  /** Unbiased. */
  private static double variance(double[] values) {
    double mean = mean(values);
    double sum = 0;
    for (double value : values) {
      sum += (value - mean) * (value - mean);
    }
    return sum / (values.length - 1);
  }

  float[] mean() {
    return mean;
  }

  float[] scale() {
    return scale;
  }
}
