package io.rffi.train.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.rffi.train.engine.PyTorch;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The losses of pairs against their definitions written out in loops. */
class SiameseLossesTest {
  private static final int DIMENSION = 5;
  private static final List<Integer> LABELS = List.of(2, 2, 0, 1, 1, 1, 0, 2);

  private final NDManager manager = PyTorch.start(1);
  private final float[][] outputs = randomOutputs();

  @AfterEach
  void close() {
    manager.close();
  }

  private interface OfPair {
    double of(int a, int b, boolean same);
  }

  /** Each kind of pair counts half where all are taken; a list's counts are as they are. */
  private static double mean(PairChoice choice, OfPair value) {
    double[] sums = new double[2];
    int[] counts = new int[2];
    for (int a = 0; a < LABELS.size(); a++) {
      for (int b = a + 1; b < LABELS.size(); b++) {
        if (choice == PairChoice.ALL || (a % 2 == 0 && b == a + 1)) {
          int same = LABELS.get(a).equals(LABELS.get(b)) ? 1 : 0;
          sums[same] += value.of(a, b, same == 1);
          counts[same]++;
        }
      }
    }
    return choice == PairChoice.ALL
        ? (sums[0] / counts[0] + sums[1] / counts[1]) / 2
        : (sums[0] + sums[1]) / (counts[0] + counts[1]);
  }

  private double distance(int a, int b) {
    double sum = 0;
    for (int k = 0; k < DIMENSION; k++) {
      sum += Math.pow((double) outputs[a][k] - outputs[b][k], 2);
    }
    return Math.sqrt(sum);
  }

  @ParameterizedTest
  @EnumSource
  void contrastive(PairChoice choice) {
    double margin = 1.5;
    double expected =
        mean(
            choice,
            (a, b, same) -> {
              double d = distance(a, b);
              return same ? d * d : Math.pow(Math.max(0, margin - d), 2);
            });
    double wrong = mean(choice, (a, b, same) -> (distance(a, b) < margin / 2) == same ? 0 : 1);
    Objective.Value value =
        new Contrastive((float) margin, choice)
            .on(manager, DIMENSION, 3)
            .value(array(), batch(LABELS));
    assertThat(value.loss().getFloat()).isCloseTo((float) expected, within(1e-5f));
    assertThat(value.activeShare().getFloat()).isCloseTo((float) wrong, within(1e-5f));
    assertThat(value.meanDistance().getFloat()).isPositive();
  }

  @ParameterizedTest
  @EnumSource
  void weightedL1Logistic(PairChoice choice) {
    Objective objective = new WeightedL1Logistic(choice).on(manager, DIMENSION, 3);
    float[] weights = {-0.7f, 0.2f, -0.1f, -1.3f, 0};
    objective.parameters().get(0).set(weights);
    objective.parameters().get(1).set(new float[] {0.4f});
    double expected =
        mean(
            choice,
            (a, b, same) -> {
              double similarity = 1 / (1 + Math.exp(-logit(a, b, weights)));
              return -Math.log(same ? similarity : 1 - similarity);
            });
    double wrong = mean(choice, (a, b, same) -> logit(a, b, weights) > 0 == same ? 0 : 1);
    Objective.Value value = objective.value(array(), batch(LABELS));
    assertThat(value.loss().getFloat()).isCloseTo((float) expected, within(1e-5f));
    assertThat(value.activeShare().getFloat()).isCloseTo((float) wrong, within(1e-5f));
  }

  private double logit(int a, int b, float[] weights) {
    double sum = 0.4f;
    for (int k = 0; k < DIMENSION; k++) {
      sum += weights[k] * Math.abs((double) outputs[a][k] - outputs[b][k]);
    }
    return sum;
  }

  @Test
  void aClassifierBesideAddsItsLossAndItsParametersComeLast() {
    Loss pairs = new WeightedL1Logistic(PairChoice.ALL);
    Objective both = new WithClassifier(pairs, 0.5f).on(manager, DIMENSION, 3);
    Objective alone = pairs.on(manager, DIMENSION, 3);
    Objective classifier = new Softmax().on(manager, DIMENSION, 3);
    assertThat(both.parameters()).hasSize(4);
    assertThat(both.parameters().get(0).getShape()).isEqualTo(new Shape(DIMENSION, 1));
    classifier.parameters().get(0).set(both.parameters().get(2).toFloatArray());
    Objective.Value expected = alone.value(array(), batch(LABELS));
    float named = classifier.value(array(), batch(LABELS)).loss().getFloat();
    Objective.Value value = both.value(array(), batch(LABELS));
    assertThat(value.loss().getFloat())
        .isCloseTo(expected.loss().getFloat() + 0.5f * named, within(1e-5f));
    assertThat(value.activeShare().getFloat()).isEqualTo(expected.activeShare().getFloat());
    assertThatThrownBy(() -> new WithClassifier(pairs, 0)).hasMessageContaining("weight");
  }

  @Test
  void logisticStaysFiniteFarOut() {
    for (float[] output : outputs) {
      output[0] *= 1e6f;
    }
    Objective.Value value =
        new WeightedL1Logistic(PairChoice.ALL)
            .on(manager, DIMENSION, 3)
            .value(array(), batch(LABELS));
    assertThat(value.loss().getFloat()).isFinite();
  }

  @Test
  void batchesWithoutPairsAreRefused() {
    Objective listed = new Contrastive(1, PairChoice.CONSECUTIVE).on(manager, DIMENSION, 3);
    NDArray three = array().get(":3");
    assertThatThrownBy(() -> listed.value(three, batch(List.of(0, 0, 1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("even number");
    Objective all = new Contrastive(1, PairChoice.ALL).on(manager, DIMENSION, 3);
    assertThatThrownBy(() -> all.value(three, batch(List.of(1, 1, 1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("two devices");
    assertThatThrownBy(() -> new Contrastive(0, PairChoice.ALL)).hasMessageContaining("margin");
  }

  private NDArray array() {
    float[] flat = new float[outputs.length * DIMENSION];
    for (int n = 0; n < outputs.length; n++) {
      System.arraycopy(outputs[n], 0, flat, n * DIMENSION, DIMENSION);
    }
    return manager.create(flat, new Shape(outputs.length, DIMENSION));
  }

  private static Batch batch(List<Integer> labels) {
    return new Batch(Collections.nCopies(labels.size(), new float[1]), labels);
  }

  private static float[][] randomOutputs() {
    Random random = new Random(8);
    float[][] all = new float[LABELS.size()][DIMENSION];
    for (float[] output : all) {
      for (int k = 0; k < DIMENSION; k++) {
        output[k] = Math.max(0, (float) random.nextGaussian());
      }
    }
    return all;
  }
}
