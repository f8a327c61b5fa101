package io.rffi.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rffi.train.descent.Schedule;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  @Test
  void theRateRisesHoldsAndCoolsDown() {
    LearningRate rate = new LearningRate(Schedule.cooling(1e-3));
    assertThat(rate.at(0, 0)).isCloseTo(1e-5, within(1e-9));
    assertThat(rate.at(500, 0.5)).isCloseTo(1e-3, within(1e-9));
    assertThat(rate.at(500, 1)).isCloseTo(3e-5, within(1e-9));
  }

  @Test
  void aPlateauLowersTheRateAndThenStops() {
    LearningRate rate = new LearningRate(Schedule.cooling(1));
    assertThat(rate.validated(0.5)).isTrue();
    for (int n = 0; n < 8; n++) {
      assertThat(rate.validated(0.4)).isFalse();
    }
    assertThat(rate.at(500, 0)).isCloseTo(0.3, within(1e-9));
    for (int n = 8; n < 30; n++) {
      assertThat(rate.exhausted()).isFalse();
      assertThat(rate.validated(0.4)).isFalse();
    }
    assertThat(rate.exhausted()).isTrue();
  }

  @Test
  void goesOnFromItsState() {
    LearningRate rate = new LearningRate(Schedule.cooling(1));
    assertThat(rate.validated(0.5)).isTrue();
    assertThat(rate.validated(0.4)).isFalse();
    assertThat(new LearningRate(Schedule.cooling(1), rate.state()).state()).isEqualTo(rate.state());
  }

  @Test
  void thePublishedScheduleNeitherWarmsUpNorCools() {
    LearningRate rate = new LearningRate(Schedule.plateau(1e-3));
    assertThat(rate.at(0, 0)).isEqualTo(1e-3);
    assertThat(rate.at(500, 1)).isEqualTo(1e-3);
    assertThat(rate.validated(0.5)).isTrue();
    for (int n = 0; n < 10; n++) {
      assertThat(rate.validated(0.4)).isFalse();
    }
    assertThat(rate.at(500, 0)).isCloseTo(2e-4, within(1e-12));
  }

  @Test
  void impossibleSchedulesAreRefused() {
    assertThatThrownBy(() -> Schedule.constant(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Schedule.constant(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Schedule(1, 0, 0.5, 1, 1, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Schedule(1, 1, 1.5, 1, 1, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aCollapseIsNoticedOnlyIfItLasts() {
    CollapseWatch watch = new CollapseWatch();
    for (int n = 0; n < 299; n++) {
      assertThat(watch.collapsed(1e-6)).isFalse();
    }
    assertThat(watch.collapsed(0.5)).isFalse();
    for (int n = 0; n < 299; n++) {
      assertThat(watch.collapsed(1e-6)).isFalse();
    }
    assertThat(watch.collapsed(1e-6)).isTrue();
  }
}
