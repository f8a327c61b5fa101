package io.rffi.dsp.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.SampleRateException;
import io.rffi.dsp.lora.LoraParameters;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScanPlanTest {
  private static final LoraParameters SF7 = LoraParameters.EU868_SF7;

  @Test
  void aGatewayHasEightChannelsAround0() {
    ScanPlan plan = ScanPlan.gateway(2e6, SF7, TestStreams.SF8);
    assertThat(plan.channels()).hasSize(16);
    assertThat(plan.channels().get(0)).isEqualTo(new ScanChannel(-700e3, SF7));
    assertThat(plan.channels().get(15)).isEqualTo(new ScanChannel(700e3, TestStreams.SF8));
    ScanPlan.gateway(1.525e6, SF7);
  }

  @Test
  void theWholeBandLeavesNoCarrierOut() {
    for (double rate : new double[] {125e3, 130e3, 250e3, 1e6, 2.048e6, 2.4e6}) {
      ScanPlan plan = ScanPlan.at(rate).withWholeBand(SF7);
      List<ScanChannel> channels = plan.channels();
      double edge = (rate - 125e3) / 2;
      assertThat(channels.get(0).centreHz()).isCloseTo(-edge, within(1e-6));
      assertThat(channels.get(channels.size() - 1).centreHz()).isCloseTo(edge, within(1e-6));
      for (int n = 1; n < channels.size(); n++) {
        double apart = channels.get(n).centreHz() - channels.get(n - 1).centreHz();
        assertThat(apart).isBetween(0.0, 62_500 + 1e-6);
        assertThat(channels.get(n).lowestCarrierHz())
            .isLessThan(channels.get(n - 1).highestCarrierHz());
      }
    }
  }

  @Test
  void aChannelOutsideTheBandIsRefused() {
    ScanPlan plan = ScanPlan.at(1e6);
    plan.withChannel(437_500, SF7);
    assertThatThrownBy(() -> plan.withChannel(-438_000, SF7))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("-438000.0", "500500.0", "500000.0");
    assertThatThrownBy(() -> ScanPlan.gateway(1.5e6, SF7))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> plan.withChannel(Double.NaN, SF7))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRateThatCantBeIsRefused() {
    assertThatThrownBy(() -> ScanPlan.at(100e3).withChannel(0, SF7))
        .isInstanceOf(SampleRateException.class);
    assertThatThrownBy(() -> ScanPlan.at(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ScanPlan.at(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    for (double rate : new double[] {1e9, 1e15}) {
      ScanPlan fast = ScanPlan.at(rate).withChannel(0, new LoraParameters(12, 125_000));
      assertThatThrownBy(() -> new PreambleScanner(fast, preamble -> {}))
          .isInstanceOf(SampleRateException.class);
    }
  }

  @Test
  void aCutThatCantBeIsRefused() {
    ScanPlan plan = ScanPlan.at(1e6).withChannel(0, SF7);
    assertThatThrownBy(() -> plan.withCut(4, 1e6)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> plan.withCut(8, 0.9e6)).isInstanceOf(IllegalArgumentException.class);
    assertThat(plan.withCut(12, 5e5).symbols()).isEqualTo(12);
  }

  @Test
  void aPlanWithoutChannelsIsNotScanned() {
    assertThatThrownBy(() -> new PreambleScanner(ScanPlan.at(1e6), preamble -> {}))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
