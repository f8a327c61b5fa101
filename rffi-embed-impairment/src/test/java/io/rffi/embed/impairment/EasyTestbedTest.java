package io.rffi.embed.impairment;

import static org.assertj.core.api.Assertions.assertThat;

import io.rffi.api.IqSignal;
import io.rffi.augment.testbed.Difficulty;
import io.rffi.augment.testbed.Testbeds;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Ten simulated nodes of one model, enrolled from 15 packets each; chance is 10 %. */
class EasyTestbedTest {
  @Test
  void findsMostWithoutHavingLearntAnything() {
    Campaign campaign = new Campaign(Testbeds.of("lora-60", Difficulty.EASY, 1, 0.15));
    Map<String, List<IqSignal>> enrolled =
        campaign.set("enrolment", 0, unit -> unit >= 30 && unit < 40);
    NearestRadio nearest = new NearestRadio(ImpairmentEmbedder.lora(), enrolled);
    assertThat(nearest.accuracy(campaign.set("unseen", 0, unit -> true))).isGreaterThan(0.9);
    assertThat(nearest.accuracy(campaign.set("D2", 0, unit -> true))).isGreaterThan(0.8);
    assertThat(nearest.accuracy(campaign.set("D9", 0, unit -> true))).isGreaterThan(0.5);
  }
}
