package io.rffi.train.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.IqSignal;
import io.rffi.api.SampleRateException;
import io.rffi.dsp.FrontEnd;
import io.rffi.eval.data.LabelledSignal;
import io.rffi.eval.data.PacketSet;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IqWindowsTest {
  private static final IqWindows WINDOWS = new IqWindows(5e6, 4);

  /** Sample n is first + n on I and minus that on Q. */
  private static IqSignal ramp(int first, int length) {
    float[] values = new float[2 * length];
    for (int n = 0; n < length; n++) {
      values[2 * n] = first + n;
      values[2 * n + 1] = -first - n;
    }
    return IqSignal.of(values, 5e6);
  }

  @Test
  void cutsWindowsThatDontOverlapAtAnRmsOfOne() {
    PacketSet set =
        new PacketSet(
            "two",
            List.of(
                new LabelledSignal("b", ramp(1, 11)),
                new LabelledSignal("a", ramp(100, 4)),
                new LabelledSignal("a", ramp(100, 3))));
    LabelledExamples windows = WINDOWS.of(set);
    assertThat(windows.devices()).containsExactly("b", "a");
    assertThat(windows.labels()).containsExactly(0, 0, 1);
    float[] second = windows.examples().get(1);
    // Samples 4 to 7 of the packet: 5 to 8, at an RMS of 1, I before Q.
    double rms = Math.sqrt(2 * (25 + 36 + 49 + 64) / 4.0);
    for (int n = 0; n < 4; n++) {
      assertThat(second[n]).isCloseTo((float) ((5 + n) / rms), within(1e-6f));
      assertThat(second[4 + n]).isEqualTo(-second[n]);
    }
    assertThat(WINDOWS.frontEnd()).isEqualTo(FrontEnd.iqWindow(5e6, 4));
  }

  @Test
  void passesOverSilenceAndOtherDevices() {
    PacketSet set =
        new PacketSet(
            "one",
            List.of(
                new LabelledSignal("a", IqSignal.of(new float[8], 5e6)),
                new LabelledSignal("a", ramp(1, 4)),
                new LabelledSignal("c", ramp(1, 4))));
    assertThat(WINDOWS.of(set, List.of("b", "a")).labels()).containsExactly(1);
    assertThatThrownBy(() -> WINDOWS.of(set, List.of("b")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("window of 4 samples");
  }

  @Test
  void refusesAnotherRate() {
    PacketSet slow =
        new PacketSet(
            "slow", List.of(new LabelledSignal("a", IqSignal.of(ramp(1, 4).toArray(), 1e6))));
    assertThatThrownBy(() -> WINDOWS.of(slow)).isInstanceOf(SampleRateException.class);
  }

  @Test
  void sharesFollowEachDevicesOrderAndLeaveNothingOut() {
    List<LabelledSignal> packets = new ArrayList<>();
    for (int n = 0; n < 10; n++) {
      packets.add(new LabelledSignal("a", ramp(10 + n, 4)));
      packets.add(new LabelledSignal("b", ramp(50 + n, 4)));
    }
    PacketSet set = new PacketSet("both", packets);
    List<LabelledSignal> together = new ArrayList<>();
    together.addAll(IqWindows.share(set, 0, 0.7).packets());
    assertThat(together).hasSize(14);
    assertThat(together.get(13)).isEqualTo(packets.get(13));
    together.addAll(IqWindows.share(set, 0.7, 0.8).packets());
    assertThat(together).hasSize(16);
    together.addAll(IqWindows.share(set, 0.8, 1).packets());
    assertThat(together).containsExactlyElementsOf(packets);
  }
}
