package io.rffi.match.exact;

import static org.assertj.core.api.Assertions.assertThat;

import io.rffi.api.EmbeddingSpace;
import io.rffi.api.EnrolledDevice;
import io.rffi.api.Fingerprint;
import io.rffi.api.Metric;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What galleries that differ by little share. */
class GroupingTest {
  private static final EmbeddingSpace LINE =
      new EmbeddingSpace("line", "none", 1, Metric.EUCLIDEAN);

  private final Random random = new Random(1);
  private final List<EnrolledDevice> devices = new ArrayList<>();

  private static EnrolledDevice device(int id, int size) {
    return new EnrolledDevice("" + id, Collections.nCopies(size, Fingerprint.of(LINE, id)));
  }

  private List<Group> grouped(List<Group> earlier) {
    List<Group> groups = Grouping.of(devices, Geometry.FLAT, earlier);
    assertThat(groups.stream().flatMap(group -> group.devices().stream()).toList())
        .isEqualTo(devices);
    for (Group group : groups.subList(0, Math.max(0, groups.size() - 1))) {
      assertThat(group.size()).isGreaterThanOrEqualTo(512);
    }
    return groups;
  }

  private static long made(List<Group> groups, List<Group> earlier) {
    return groups.stream().filter(group -> earlier.stream().noneMatch(old -> old == group)).count();
  }

  @Test
  void makesFewGroupsForAChange() {
    for (int n = 0; n < 2000; n++) {
      devices.add(device(n, 15));
    }
    List<Group> groups = grouped(List.of());
    assertThat(groups).hasSizeBetween(28, 40);
    assertThat(made(grouped(groups), groups)).isLessThanOrEqualTo(1);
    for (int n = 2000; n < 2500; n++) {
      switch (random.nextInt(3)) {
        case 0 -> devices.add(device(n, 1 + random.nextInt(50)));
        case 1 -> devices.remove(random.nextInt(devices.size()));
        default -> devices.set(random.nextInt(devices.size()), device(n, 15));
      }
      List<Group> changed = grouped(groups);
      assertThat(made(changed, groups)).isLessThanOrEqualTo(4);
      groups = changed;
    }
  }

  @Test
  void growsFromOneDevice() {
    List<Group> groups = List.of();
    for (int n = 0; n < 300; n++) {
      devices.add(device(n, n == 100 ? 5000 : 1 + random.nextInt(20)));
      List<Group> grown = grouped(groups);
      assertThat(made(grown, groups)).isLessThanOrEqualTo(2);
      groups = grown;
    }
  }

  @Test
  void makesNothingOfNothing() {
    assertThat(grouped(List.of())).isEmpty();
    devices.add(device(0, 1));
    List<Group> one = grouped(List.of());
    devices.clear();
    assertThat(grouped(one)).isEmpty();
  }
}
