package io.rffi.train.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import java.util.Arrays;
import java.util.List;

/** Copies values out of and into native arrays. */
final class NativeValues {
  private NativeValues() {}

  static List<Tensor> copy(List<NDArray> arrays) {
    return arrays.stream()
        .map(array -> Tensor.of(array.getShape().getShape(), array.toFloatArray()))
        .toList();
  }

  static void set(List<NDArray> arrays, List<Tensor> values) {
    if (arrays.size() != values.size()) {
      throw new IllegalArgumentException(
          values.size() + " tensors for " + arrays.size() + " parameters");
    }
    for (int n = 0; n < arrays.size(); n++) {
      NDArray array = arrays.get(n);
      Tensor value = values.get(n);
      if (!Arrays.equals(array.getShape().getShape(), value.shape())) {
        throw new IllegalArgumentException(
            "parameter "
                + n
                + " is "
                + array.getShape()
                + ", got "
                + Arrays.toString(value.shape()));
      }
      try (NDArray source = array.getManager().create(value.values(), array.getShape())) {
        overwrite(array, source);
      }
    }
  }

  /**
   * Copies values within native memory. DJL's own {@code copyTo} would instead make the target lie
   * in a buffer that Java owns and frees with the target's handle, while PyTorch may write to it
   * for longer: a gradient's handle lives for a moment, the gradient as long as its parameter.
   */
  static void overwrite(NDArray target, NDArray source) {
    target.set(new NDIndex("..."), source);
  }
}
