package io.rffi.cli.flow;

import io.rffi.api.Preamble;
import io.rffi.io.Recording;
import java.util.function.Consumer;

/** Finds the preambles in a recording, however long it is. */
@FunctionalInterface
public interface PacketSource {
  /**
   * The preambles by ascending start, each searched for when it is asked for.
   *
   * @param recording open for as long as there is something to ask for
   * @return the preambles, their starts counted from the recording's first sample
   */
  Iterable<Preamble> in(Recording recording);

  /**
   * Hands out all preambles.
   *
   * @param recording open while this runs
   * @param found takes them
   * @return how many there were
   */
  default int each(Recording recording, Consumer<Preamble> found) {
    int count = 0;
    for (Preamble preamble : in(recording)) {
      found.accept(preamble);
      count++;
    }
    return count;
  }
}
