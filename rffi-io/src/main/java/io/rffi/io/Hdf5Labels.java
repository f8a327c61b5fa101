package io.rffi.io;

import io.rffi.api.MalformedRecordingException;
import java.lang.reflect.Array;

/** Labels as they come: MATLAB writes doubles, others integers of some size. */
final class Hdf5Labels {
  private Hdf5Labels() {}

  static double[] toDoubles(Object flat, String source) {
    Class<?> type = flat.getClass().getComponentType();
    if (type == null || !type.isPrimitive() || type == boolean.class || type == char.class) {
      throw new MalformedRecordingException(source, -1, "label holds no numbers");
    }
    double[] labels = new double[Array.getLength(flat)];
    for (int n = 0; n < labels.length; n++) {
      labels[n] = Array.getDouble(flat, n);
    }
    return labels;
  }
}
