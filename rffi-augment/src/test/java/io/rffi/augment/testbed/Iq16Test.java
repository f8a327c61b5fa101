package io.rffi.augment.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class Iq16Test extends TestbedContract {
  @Override
  Testbed testbed(Difficulty difficulty, long seed) {
    return Testbeds.of("iq-16", difficulty, seed, 0.001);
  }

  @Test
  void hasTheWindowsOfTheCampaign() {
    Testbed testbed = Testbeds.of("iq-16", Difficulty.DEFAULT, 1, 1);
    assertThat(testbed.units()).isEqualTo(16);
    assertThat(testbed.sets()).hasSize(2);
    for (TestSet run : testbed.sets()) {
      assertThat(run.receptionsPerUnit() * run.examplesPerReception()).isEqualTo(4000);
      assertThat(run.units()).hasSize(16);
      assertThat(testbed.receive(run, 0).examples().get(0).length()).isEqualTo(128);
    }
  }

  @Test
  void everyDifficultyIsAbove45Db() {
    for (Difficulty difficulty : Difficulty.values()) {
      Testbed testbed = testbed(difficulty, 1);
      for (TestSet run : testbed.sets()) {
        assertThat(testbed.receptions(run).mapToDouble(Reception::snrDb).min().orElseThrow())
            .isGreaterThan(45);
      }
    }
  }
}
