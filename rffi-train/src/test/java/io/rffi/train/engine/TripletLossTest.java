package io.rffi.train.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TripletLossTest {
  private static final int DEVICES = 3;
  private static final int PACKETS = 4;
  private static final int DIMENSION = 6;
  private static final float MARGIN = 0.1f;

  @Test
  void agreesWithTheDefinitionWrittenOut() {
    float[][] unit = randomUnitVectors();
    double sum = 0;
    int active = 0;
    int triplets = 0;
    for (int a = 0; a < unit.length; a++) {
      for (int p = 0; p < unit.length; p++) {
        for (int n = 0; n < unit.length; n++) {
          if (a == p || a / PACKETS != p / PACKETS || a / PACKETS == n / PACKETS) {
            continue;
          }
          triplets++;
          double violation = square(unit[a], unit[p]) - square(unit[a], unit[n]) + MARGIN;
          if (violation > 0) {
            sum += violation;
            active++;
          }
        }
      }
    }
    try (NDManager manager = PyTorch.start(1)) {
      TripletLoss.Value value = loss(manager, unit);
      assertThat(value.loss().getFloat()).isCloseTo((float) (sum / active), within(1e-5f));
      assertThat(value.activeShare().getFloat())
          .isCloseTo((float) active / triplets, within(1e-5f));
    }
  }

  @Test
  void isZeroWhenAllDevicesAreFarApart() {
    float[][] unit = new float[DEVICES * PACKETS][DIMENSION];
    for (int n = 0; n < unit.length; n++) {
      unit[n][n / PACKETS] = 1;
    }
    try (NDManager manager = PyTorch.start(1)) {
      TripletLoss.Value value = loss(manager, unit);
      assertThat(value.loss().getFloat()).isZero();
      assertThat(value.activeShare().getFloat()).isZero();
    }
  }

  @Test
  void ofACollapsedNetworkIsTheMargin() {
    float[][] unit = new float[DEVICES * PACKETS][DIMENSION];
    for (float[] vector : unit) {
      vector[0] = 1;
    }
    try (NDManager manager = PyTorch.start(1)) {
      TripletLoss.Value value = loss(manager, unit);
      assertThat(value.loss().getFloat()).isCloseTo(MARGIN, within(1e-6f));
      assertThat(value.meanDistance().getFloat()).isCloseTo(0, within(1e-6f));
    }
  }

  @Test
  void needsPairs() {
    try (NDManager manager = PyTorch.start(1)) {
      assertThatThrownBy(() -> new TripletLoss(manager, LossKind.TRIPLET, 1, 4, MARGIN))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> new TripletLoss(manager, LossKind.TRIPLET, 4, 1, MARGIN))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static TripletLoss.Value loss(NDManager manager, float[][] unit) {
    float[] flat = new float[unit.length * DIMENSION];
    for (int n = 0; n < unit.length; n++) {
      System.arraycopy(unit[n], 0, flat, n * DIMENSION, DIMENSION);
    }
    NDArray embeddings = manager.create(flat, new Shape(unit.length, DIMENSION));
    return new TripletLoss(manager, LossKind.TRIPLET, DEVICES, PACKETS, MARGIN).of(embeddings);
  }

  private static float[][] randomUnitVectors() {
    Random random = new Random(5);
    float[][] unit = new float[DEVICES * PACKETS][DIMENSION];
    for (float[] vector : unit) {
      double norm = 0;
      for (int k = 0; k < DIMENSION; k++) {
        vector[k] = (float) random.nextGaussian();
        norm += vector[k] * vector[k];
      }
      for (int k = 0; k < DIMENSION; k++) {
        vector[k] /= (float) Math.sqrt(norm);
      }
    }
    return unit;
  }

  private static double square(float[] a, float[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += (a[k] - b[k]) * (a[k] - b[k]);
    }
    return sum;
  }
}
