package io.rffi.match.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rffi.api.EmbeddingSpace;
import io.rffi.api.Fingerprint;
import io.rffi.api.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

@net.jqwik.api.Tag("property")
class TemplatesTest {
  private static final EmbeddingSpace LINE = new EmbeddingSpace("m", "f", 1, Metric.EUCLIDEAN);

  private static List<Fingerprint> at(double... places) {
    return DoubleStream.of(places)
        .mapToObj(place -> Fingerprint.of(LINE, (float) place).withSnrDb(30))
        .toList();
  }

  @Test
  void whatSpreadsIsKept() {
    assertThat(Templates.bounded(at(0, 0, 0.1, 5, 9, 10), 3)).isEqualTo(at(0, 5, 10));
    assertThat(Templates.bounded(at(3, 3, 3), 2)).isEqualTo(at(3, 3));
    assertThat(Templates.bounded(at(1, 2), 2)).isEqualTo(at(1, 2));
  }

  @Test
  void noiseGoesFirst() {
    List<Fingerprint> packets = new ArrayList<>(at(0, 1, 2, 3, 4, 5));
    packets.add(Fingerprint.of(LINE, 1000).withSnrDb(10));
    packets.add(0, Fingerprint.of(LINE, -1000).withSnrDb(10));

    assertThat(Templates.bounded(packets, 3)).isEqualTo(at(0, 3, 5));
  }

  @Test
  void somethingHasToStay() {
    assertThatThrownBy(() -> Templates.bounded(at(1, 2), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property(tries = 200)
  void keepsSoManyInTheirOrder(
      @ForAll @Size(min = 1, max = 30) List<@IntRange(min = -5, max = 5) Integer> places,
      @ForAll @IntRange(min = 1, max = 12) int most) {
    List<Fingerprint> packets =
        IntStream.range(0, places.size())
            .mapToObj(n -> Fingerprint.of(LINE, places.get(n)).withSnrDb(places.get(n) % 3))
            .toList();

    List<Fingerprint> kept = Templates.bounded(packets, most);

    assertThat(kept).hasSize(Math.min(most, packets.size()));
    assertThat(packets).containsSubsequence(kept);
    assertThat(Templates.bounded(kept, most)).isEqualTo(kept);
    // The least noisy one of all always stays.
    double best = packets.stream().mapToDouble(Fingerprint::snrDb).max().orElseThrow();
    assertThat(kept).anyMatch(one -> one.snrDb() == best);
  }
}
