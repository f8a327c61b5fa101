package io.rffi.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Who sent what is at a sample: built in O(n log n) of n annotations, asked in O(log n) however
 * they overlap. Immutable.
 */
final class EmitterIndex {
  /** Where the answer changes, ascending. */
  private final long[] starts;

  /** The answer from there on. */
  private final List<Optional<String>> emitters;

  private EmitterIndex(long[] starts, List<Optional<String>> emitters) {
    this.starts = starts;
    this.emitters = emitters;
  }

  /** Where annotations overlap, the first one of the list that names an emitter holds. */
  static EmitterIndex of(List<Annotation> annotations) {
    List<Edge> edges = new ArrayList<>();
    for (int n = 0; n < annotations.size(); n++) {
      Annotation annotation = annotations.get(n);
      if (annotation.emitter().isPresent() && annotation.sampleCount() > 0) {
        edges.add(new Edge(annotation.startSample(), n, true));
        edges.add(new Edge(annotation.startSample() + annotation.sampleCount(), n, false));
      }
    }
    edges.sort(Comparator.comparingLong(Edge::sample));
    long[] starts = new long[edges.size()];
    List<Optional<String>> emitters = new ArrayList<>();
    TreeSet<Integer> open = new TreeSet<>();
    for (int e = 0; e < edges.size(); e++) {
      Edge edge = edges.get(e);
      if (edge.begins()) {
        open.add(edge.annotation());
      } else {
        open.remove(edge.annotation());
      }
      if (e + 1 == edges.size() || edges.get(e + 1).sample() > edge.sample()) {
        starts[emitters.size()] = edge.sample();
        emitters.add(open.isEmpty() ? Optional.empty() : annotations.get(open.first()).emitter());
      }
    }
    return new EmitterIndex(Arrays.copyOf(starts, emitters.size()), List.copyOf(emitters));
  }

  Optional<String> at(double sample) {
    if (!(sample >= 0)) {
      return Optional.empty();
    }
    int found = Arrays.binarySearch(starts, (long) sample);
    int last = found >= 0 ? found : -found - 2;
    return last < 0 ? Optional.empty() : emitters.get(last);
  }

  /** An annotation begins, or has ended. */
  private record Edge(long sample, int annotation, boolean begins) {}
}
