package io.rffi.eval.protocol;

import java.util.List;

/**
 * Packets in two parts that have none in common.
 *
 * @param <T> a kind of packet
 * @param first to train on or to enrol
 * @param rest to test with
 */
public record Split<T>(List<T> first, List<T> rest) {
  /** Copies the lists. */
  public Split {
    first = List.copyOf(first);
    rest = List.copyOf(rest);
  }
}
