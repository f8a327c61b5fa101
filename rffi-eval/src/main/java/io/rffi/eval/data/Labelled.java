package io.rffi.eval.data;

/** Something of which it is known who sent it. */
public interface Labelled {
  /**
   * Who sent it.
   *
   * @return the device, as the data name it
   */
  String device();
}
