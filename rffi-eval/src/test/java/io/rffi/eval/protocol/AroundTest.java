package io.rffi.eval.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.EmbeddingSpace;
import io.rffi.api.EmbeddingSpaceMismatchException;
import io.rffi.api.EnrolledDevice;
import io.rffi.api.Fingerprint;
import io.rffi.api.Gallery;
import io.rffi.api.Metric;
import io.rffi.api.Neighbour;
import io.rffi.match.TribuoNeighbourSearch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same neighbours as the library's usual search finds. */
class AroundTest {
  /** No multiple of what is summed side by side. */
  private static final int DIMENSION = 7;

  private final Random random = new Random(8);

  /** Coarse values, so that distances tie. */
  private Fingerprint print(Metric metric) {
    float[] values = new float[DIMENSION];
    for (int n = 0; n < DIMENSION; n++) {
      values[n] = random.nextInt(-1, 2);
    }
    return Fingerprint.of(new EmbeddingSpace("s", "f", DIMENSION, metric), values);
  }

  private Gallery gallery(Metric metric) {
    List<EnrolledDevice> devices = new ArrayList<>();
    for (int device = 0; device < 6; device++) {
      List<Fingerprint> prints = new ArrayList<>();
      for (int n = 0; n < 5 + device; n++) {
        prints.add(print(metric));
      }
      devices.add(new EnrolledDevice("d" + device, prints));
    }
    return new Gallery(1, devices);
  }

  @ParameterizedTest
  @EnumSource
  void findsWhatTribuoFinds(Metric metric) {
    Gallery gallery = gallery(metric);
    DistanceTable table = new DistanceTable(gallery, Optional.empty());
    TribuoNeighbourSearch usual = new TribuoNeighbourSearch(gallery);
    for (int trial = 0; trial < 50; trial++) {
      Fingerprint probe = print(metric);
      for (int k : new int[] {1, 4, 15, 100}) {
        List<Neighbour> found = table.around(probe).nearest(probe, k);
        List<Neighbour> wanted = usual.nearest(probe, k);
        assertThat(found).hasSameSizeAs(wanted);
        for (int n = 0; n < found.size(); n++) {
          assertThat(found.get(n).distance()).isCloseTo(wanted.get(n).distance(), within(1e-6));
          Fingerprint owner =
              gallery
                  .device(found.get(n).deviceId())
                  .orElseThrow()
                  .fingerprints()
                  .get(found.get(n).index());
          assertThat(found.get(n).distance()).isCloseTo(probe.distanceTo(owner), within(1e-12));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void refusesOtherSpacesAndNoNeighbours(Metric metric) {
    DistanceTable table = new DistanceTable(gallery(metric), Optional.empty());
    Fingerprint foreign =
        Fingerprint.of(new EmbeddingSpace("t", "f", DIMENSION, metric), new float[DIMENSION]);

    assertThatThrownBy(() -> table.around(foreign))
        .isInstanceOf(EmbeddingSpaceMismatchException.class);
    Fingerprint probe = print(metric);
    Around around = table.around(probe);
    Fingerprint other = Fingerprint.of(probe.space(), new float[] {9, 9, 9, 9, 9, 9, 9});
    assertThatThrownBy(() -> around.nearest(probe, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> around.nearest(other, 1)).isInstanceOf(IllegalArgumentException.class);
  }
}
