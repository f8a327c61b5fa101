package io.rffi.eval.simulate;

import io.rffi.augment.testbed.Reception;
import java.nio.file.Path;
import java.util.List;

/** Writes one set; closing it without a commit leaves no half file under its final name. */
interface SetWriter extends AutoCloseable {
  /**
   * Appends a reception.
   *
   * @param reception the next in order of the index
   * @return where its packet begins, in samples: in the recording that it became part of, or else
   *     in the capture that its examples were cut from
   */
  long append(Reception reception);

  /** Makes the files appear that have not yet. */
  void commit();

  /** What was written, in order. */
  List<Path> files();

  @Override
  void close();
}
