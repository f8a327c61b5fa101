package io.rffi.train.descent;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;

/**
 * Pairs of a batch's outputs.
 *
 * @param differences pairs × dimension
 * @param same pairs × 1, 1 where one device sent both and else 0
 * @param weights pairs × 1, how much a pair counts; their sum is 1
 */
record ChosenPairs(NDArray differences, NDArray same, NDArray weights) {
  static ChosenPairs of(PairChoice choice, NDArray outputs, Batch batch) {
    return choice == PairChoice.ALL ? all(outputs, batch) : consecutive(outputs, batch);
  }

  private static ChosenPairs consecutive(NDArray outputs, Batch batch) {
    List<Integer> labels = batch.labels();
    if (labels.size() % 2 != 0) {
      throw new IllegalArgumentException(
          "pairs need an even number of examples in a batch, got " + labels.size());
    }
    int pairs = labels.size() / 2;
    float[] same = new float[pairs];
    float[] weights = new float[pairs];
    for (int n = 0; n < pairs; n++) {
      same[n] = labels.get(2 * n).equals(labels.get(2 * n + 1)) ? 1 : 0;
      weights[n] = 1f / pairs;
    }
    NDArray twos = outputs.reshape(pairs, 2, outputs.getShape().get(1));
    return new ChosenPairs(
        twos.get(":,0,:").sub(twos.get(":,1,:")), column(outputs, same), column(outputs, weights));
  }

  private static ChosenPairs all(NDArray outputs, Batch batch) {
    List<Integer> labels = batch.labels();
    int size = labels.size();
    float[] same = new float[size * size];
    int alike = 0;
    for (int row = 0; row < size; row++) {
      for (int column = row + 1; column < size; column++) {
        if (labels.get(row).equals(labels.get(column))) {
          same[row * size + column] = 1;
          alike++;
        }
      }
    }
    int different = size * (size - 1) / 2 - alike;
    if (alike == 0 || different == 0) {
      throw new IllegalArgumentException(
          "a batch needs two devices, and two examples of one; the labels are " + labels);
    }
    float[] weights = new float[size * size];
    for (int row = 0; row < size; row++) {
      for (int column = row + 1; column < size; column++) {
        int n = row * size + column;
        weights[n] = 0.5f / (same[n] == 1 ? alike : different);
      }
    }
    NDArray differences = outputs.expandDims(1).sub(outputs.expandDims(0));
    return new ChosenPairs(
        differences.reshape((long) size * size, outputs.getShape().get(1)),
        column(outputs, same),
        column(outputs, weights));
  }

  private static NDArray column(NDArray outputs, float[] values) {
    NDManager step = outputs.getManager();
    return step.create(values, new Shape(values.length, 1));
  }
}
