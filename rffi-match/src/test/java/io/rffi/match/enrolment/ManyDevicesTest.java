package io.rffi.match.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import io.rffi.api.Gallery;
import io.rffi.api.decision.DecisionStatistics;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * 10 000 devices of 15 packets with 8 values. Prints how long a report takes, and of one device.
 */
@Tag("heavy")
class ManyDevicesTest {
  @Test
  void printsHowLongItTakes() {
    Clouds clouds = new Clouds(20, 31);
    Gallery gallery = Clouds.gallery(clouds.devices(10_000, 15, true));
    for (Optional<DecisionStatistics> statistics :
        List.of(Optional.<DecisionStatistics>empty(), Optional.of(clouds.statistics()))) {
      assertThat(timed("all", () -> EnrolmentReport.of(gallery, statistics)).devices())
          .hasSize(10_000);
      timed("one", () -> EnrolmentReport.ofDevice("d9999", gallery, statistics));
    }
  }

  private static <T> T timed(String what, Supplier<T> work) {
    long begin = System.nanoTime();
    T result = work.get();
    System.out.printf("%s: %.2f s%n", what, (System.nanoTime() - begin) / 1e9);
    return result;
  }
}
