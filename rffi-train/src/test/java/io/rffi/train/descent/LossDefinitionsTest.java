package io.rffi.train.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.rffi.train.engine.PyTorch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each loss against its definition written out in loops. */
class LossDefinitionsTest {
  private static final int DIMENSION = 6;
  private static final float MARGIN = 0.3f;

  /** Not in order, and not equally many of each. */
  private static final List<Integer> LABELS = List.of(2, 0, 2, 5, 5, 0, 2, 0, 5, 0);

  private static final int DEVICES = 6;

  private final NDManager manager = PyTorch.start(1);
  private final float[][] unit = randomUnitVectors();

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void tripletsOfAll() {
    double sum = 0;
    int active = 0;
    int triplets = 0;
    for (int a = 0; a < unit.length; a++) {
      for (int p = 0; p < unit.length; p++) {
        for (int n = 0; n < unit.length; n++) {
          if (a != p && same(a, p) && !same(a, n)) {
            triplets++;
            double violation = square(a, p) - square(a, n) + MARGIN;
            sum += Math.max(0, violation);
            active += violation > 0 ? 1 : 0;
          }
        }
      }
    }
    Objective.Value value = value(new Triplet(Mining.ALL, MARGIN));
    assertThat(value.loss().getFloat()).isCloseTo((float) (sum / active), within(1e-5f));
    assertThat(value.activeShare().getFloat()).isCloseTo((float) active / triplets, within(1e-5f));
  }

  @Test
  void semiHardTriplets() {
    double sum = 0;
    int pairs = 0;
    for (int a = 0; a < unit.length; a++) {
      for (int p = 0; p < unit.length; p++) {
        if (a == p || !same(a, p)) {
          continue;
        }
        double nearest = Double.POSITIVE_INFINITY;
        double farthest = 0;
        for (int n = 0; n < unit.length; n++) {
          if (!same(a, n)) {
            farthest = Math.max(farthest, square(a, n));
            if (square(a, n) > square(a, p)) {
              nearest = Math.min(nearest, square(a, n));
            }
          }
        }
        double negative = Double.isInfinite(nearest) ? farthest : nearest;
        sum += Math.max(0, square(a, p) - negative + MARGIN);
        pairs++;
      }
    }
    assertThat(value(new Triplet(Mining.SEMI_HARD, MARGIN)).loss().getFloat())
        .isCloseTo((float) (sum / pairs), within(1e-5f));
  }

  @Test
  void hardestTriplets() {
    double sum = 0;
    for (int a = 0; a < unit.length; a++) {
      double positive = 0;
      double negative = Double.POSITIVE_INFINITY;
      for (int b = 0; b < unit.length; b++) {
        if (same(a, b)) {
          positive = Math.max(positive, square(a, b));
        } else {
          negative = Math.min(negative, square(a, b));
        }
      }
      sum += Math.max(0, positive - negative + MARGIN);
    }
    assertThat(value(new Triplet(Mining.HARD, MARGIN)).loss().getFloat())
        .isCloseTo((float) (sum / unit.length), within(1e-5f));
  }

  @Test
  void softTriplets() {
    double sum = 0;
    int pairs = 0;
    for (int a = 0; a < unit.length; a++) {
      for (int p = 0; p < unit.length; p++) {
        if (a == p || !same(a, p)) {
          continue;
        }
        double weights = 1;
        for (int n = 0; n < unit.length; n++) {
          weights += same(a, n) ? 0 : Math.exp((square(a, p) - square(a, n)) / 0.2);
        }
        sum += Math.log(weights);
        pairs++;
      }
    }
    assertThat(value(new SoftTriplet(0.2f)).loss().getFloat())
        .isCloseTo((float) (sum / pairs), within(1e-4f));
  }

  @Test
  void softmax() {
    Objective objective = new Softmax().on(manager, DIMENSION, DEVICES);
    float[] weights = objective.parameters().get(0).toFloatArray();
    double sum = 0;
    for (int n = 0; n < unit.length; n++) {
      double all = 0;
      for (int device = 0; device < DEVICES; device++) {
        all += Math.exp(dot(unit[n], weights, device));
      }
      sum += Math.log(all) - dot(unit[n], weights, LABELS.get(n));
    }
    assertThat(objective.value(outputs(), batch()).loss().getFloat())
        .isCloseTo((float) (sum / unit.length), within(1e-4f));
  }

  @Test
  void tripletsOfDevicesFarApartAreZeroAndOfACollapseTheMargin() {
    for (Mining mining : Mining.values()) {
      for (float[] vector : unit) {
        Arrays.fill(vector, 0);
      }
      IntStream.range(0, unit.length).forEach(n -> unit[n][LABELS.get(n)] = 1);
      Objective.Value apart = value(new Triplet(mining, MARGIN));
      assertThat(apart.loss().getFloat()).isZero();
      assertThat(apart.activeShare().getFloat()).isZero();
      for (float[] vector : unit) {
        Arrays.fill(vector, 0);
        vector[0] = 1;
      }
      Objective.Value collapsed = value(new Triplet(mining, MARGIN));
      assertThat(collapsed.loss().getFloat()).isCloseTo(MARGIN, within(1e-6f));
      assertThat(collapsed.meanDistance().getFloat()).isCloseTo(0, within(1e-6f));
    }
  }

  @Test
  void comparisonsNeedTwoDevicesAndTwoPacketsOfOne() {
    Objective objective = new SoftTriplet(0.2f).on(manager, DIMENSION, DEVICES);
    List<float[]> examples = Collections.nCopies(10, new float[1]);
    Batch oneDevice = new Batch(examples, Collections.nCopies(10, 3));
    Batch onePacket = new Batch(examples, IntStream.range(0, 10).boxed().toList());
    assertThatThrownBy(() -> objective.value(outputs(), oneDevice))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> objective.value(outputs(), onePacket))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void impossibleFiguresAreRefused() {
    assertThatThrownBy(() -> new Triplet(Mining.ALL, 0)).hasMessageContaining("margin");
    assertThatThrownBy(() -> new SoftTriplet(0.01f)).hasMessageContaining("temperature");
    assertThatThrownBy(() -> new Softmax().on(manager, DIMENSION, 1))
        .hasMessageContaining("two devices");
  }

  private Objective.Value value(Loss loss) {
    return loss.on(manager, DIMENSION, DEVICES).value(outputs(), batch());
  }

  private NDArray outputs() {
    float[] flat = new float[unit.length * DIMENSION];
    for (int n = 0; n < unit.length; n++) {
      System.arraycopy(unit[n], 0, flat, n * DIMENSION, DIMENSION);
    }
    return manager.create(flat, new Shape(unit.length, DIMENSION));
  }

  private static Batch batch() {
    List<float[]> examples = new ArrayList<>(Collections.nCopies(LABELS.size(), new float[1]));
    return new Batch(examples, LABELS);
  }

  private static boolean same(int a, int b) {
    return LABELS.get(a).equals(LABELS.get(b));
  }

  private double square(int a, int b) {
    double sum = 0;
    for (int k = 0; k < DIMENSION; k++) {
      sum += Math.pow((double) unit[a][k] - unit[b][k], 2);
    }
    return sum;
  }

  private static double dot(float[] a, float[] rows, int row) {
    double sum = 0;
    for (int k = 0; k < DIMENSION; k++) {
      sum += (double) a[k] * rows[row * DIMENSION + k];
    }
    return sum;
  }

  private static float[][] randomUnitVectors() {
    Random random = new Random(5);
    float[][] unit = new float[LABELS.size()][DIMENSION];
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
}
