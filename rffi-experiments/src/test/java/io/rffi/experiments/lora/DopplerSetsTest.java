package io.rffi.experiments.lora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.IqSignal;
import io.rffi.eval.data.LabelledSignal;
import io.rffi.eval.data.PacketSet;
import io.rffi.experiments.Origin;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DopplerSetsTest {
  private static final PacketSet STILL = new PacketSet("D1", List.of(packet("a"), packet("b")));

  @Test
  void theShiftsAreThoseOfThePaper() {
    assertThat(LoraExperiment.DOPPLER.sets())
        .containsExactly(
            "D1-doppler-0", "D1-doppler-10", "D1-doppler-30", "D1-doppler-50", "D1-doppler-100")
        .allMatch(set -> DopplerSets.source(set).equals("D1"));
  }

  @Test
  void packetsAreMovedByASimulatedChannelTheSameAtEachCall() {
    PacketSet moved = DopplerSets.moved("D1-doppler-100", STILL);

    assertThat(moved.packets()).extracting(LabelledSignal::device).containsExactly("a", "b");
    assertThat(moved.packets())
        .allSatisfy(packet -> assertThat(packet.samples().rms()).isCloseTo(1, within(1e-5)));
    assertThat(moved.packets().get(0).samples()).isNotEqualTo(STILL.packets().get(0).samples());
    assertThat(DopplerSets.moved("D1-doppler-100", STILL).packets().get(0).samples().toArray())
        .isEqualTo(moved.packets().get(0).samples().toArray());
    assertThat(DopplerSets.origin("D1-doppler-100", Origin.RECORDED).simulated()).isTrue();
  }

  @Test
  void otherSetsStayAsTheyAre() {
    assertThat(DopplerSets.source("D10")).isEqualTo("D10");
    assertThat(DopplerSets.moved("D1", STILL)).isSameAs(STILL);
    assertThat(DopplerSets.origin("D1", Origin.RECORDED)).isEqualTo(Origin.RECORDED);
  }

  private static LabelledSignal packet(String device) {
    float[] ones = new float[2048];
    Arrays.fill(ones, 1);
    return new LabelledSignal(device, IqSignal.of(ones, 1e6));
  }
}
