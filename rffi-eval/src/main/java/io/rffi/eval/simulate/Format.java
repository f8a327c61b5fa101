package io.rffi.eval.simulate;

import io.rffi.augment.testbed.TestSet;
import java.nio.file.Path;
import java.util.Locale;

/** How a testbed is written. */
public enum Format {
  /** One LoRa_RFFI packet set a set, made of its examples. */
  HDF5,
  /** One recording a set and unit, made of its captures one after another. */
  SIGMF;

  /** Begins the files of a set. */
  SetWriter writer(Path folder, TestSet set) {
    return switch (this) {
      case HDF5 -> new Hdf5SetWriter(folder, set);
      case SIGMF -> new SigmfSetWriter(folder, set);
    };
  }

  /** The name in lower case. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
