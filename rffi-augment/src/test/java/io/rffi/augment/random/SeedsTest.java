package io.rffi.augment.random;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

@Tag("property")
class SeedsTest {
  /** Values of the day when figures and models were made: they hold as long as these do. */
  @Test
  void streamsNeverChange() {
    assertThat(Seeds.generator(2026).nextLong()).isEqualTo(-2480092443086543255L);
    assertThat(Seeds.generator(2026, 0).nextLong()).isEqualTo(3617470430366721307L);
    assertThat(Seeds.generator(2026, 1, 2, 3).nextLong()).isEqualTo(-7481956326992371446L);
    assertThat(Seeds.generator(-1, Long.MAX_VALUE).nextLong()).isEqualTo(-9070267444044625817L);
    assertThat(Seeds.trainingGenerator(2026).nextLong()).isEqualTo(-2622126769270649565L);
    assertThat(Seeds.trainingGenerator(2026, 0).nextLong()).isEqualTo(7944639141782146997L);
    assertThat(Seeds.trainingGenerator(2026, 1, 2, 3).nextLong()).isEqualTo(4899118088795969064L);
    assertThat(Seeds.trainingGenerator(-1, Long.MAX_VALUE).nextLong())
        .isEqualTo(7622863033291099422L);
  }

  @Property
  void dependOnSeedAndPathAlone(
      @ForAll long seed,
      @ForAll @IntRange(min = 0) int first,
      @ForAll @IntRange(min = 0, max = 1000) int second) {
    assertThat(Seeds.generator(seed, first, second).nextLong())
        .isEqualTo(Seeds.generator(seed, first, second).nextLong())
        .isNotEqualTo(Seeds.generator(seed, first, second + 1).nextLong())
        .isNotEqualTo(Seeds.generator(seed + 1, first, second).nextLong())
        .isNotEqualTo(Seeds.generator(seed, first).nextLong())
        .isNotEqualTo(Seeds.trainingGenerator(seed, first, second).nextLong());
    assertThat(Seeds.trainingGenerator(seed, first, second).nextLong())
        .isEqualTo(Seeds.trainingGenerator(seed, first, second).nextLong())
        .isNotEqualTo(Seeds.trainingGenerator(seed, first, second + 1).nextLong())
        .isNotEqualTo(Seeds.trainingGenerator(seed + 1, first, second).nextLong())
        .isNotEqualTo(Seeds.trainingGenerator(seed, first).nextLong());
  }
}
