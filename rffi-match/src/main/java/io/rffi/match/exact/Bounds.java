package io.rffi.match.exact;

import java.util.Arrays;

/**
 * The k smallest of many numbers, of which the largest is wanted. Not safe for use by several
 * threads.
 */
final class Bounds {
  private final int k;

  /** A heap: what is at n is at least what is at 2n+1 and 2n+2. */
  private double[] heap = new double[16];

  private int size;

  Bounds(int k) {
    this.k = k;
  }

  /** The k-th smallest number, infinite while there are fewer. */
  double largest() {
    return size < k ? Double.POSITIVE_INFINITY : heap[0];
  }

  void add(double value) {
    if (size == k) {
      if (value < heap[0]) {
        sink(value);
      }
      return;
    }
    if (size == heap.length) {
      heap = Arrays.copyOf(heap, 2 * size);
    }
    int at = size++;
    while (at > 0 && heap[(at - 1) / 2] < value) {
      heap[at] = heap[(at - 1) / 2];
      at = (at - 1) / 2;
    }
    heap[at] = value;
  }

  /** Puts a value in place of the largest. */
  private void sink(double value) {
    int at = 0;
    while (true) {
      int child = 2 * at + 1;
      if (child + 1 < size && heap[child + 1] > heap[child]) {
        child++;
      }
      if (child >= size || heap[child] <= value) {
        heap[at] = value;
        return;
      }
      heap[at] = heap[child];
      at = child;
    }
  }
}
