package io.rffi.augment.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rffi.augment.channel.PowerDelayProfile.Tap;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.DoubleRange;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

@Tag("property")
class PowerDelayProfileTest {
  private static double power(PowerDelayProfile profile) {
    return profile.taps().stream().mapToDouble(Tap::power).sum();
  }

  @Property(tries = 200, seed = "1")
  void exponentialHasTheDelaySpreadAskedFor(
      @ForAll @DoubleRange(min = 0.1, max = 1e6) double nanoseconds) {
    double spread = 1e-9 * nanoseconds;
    PowerDelayProfile profile = PowerDelayProfile.exponential(spread);
    assertThat(power(profile)).isCloseTo(1, within(1e-12));
    assertThat(profile.rmsDelaySpreadSeconds()).isCloseTo(spread, within(1e-9 * spread));
    assertThat(profile.meanDelaySeconds()).isBetween(0.9 * spread, spread);
    assertThat(profile.taps().get(0).delaySeconds()).isZero();
  }

  /**
   * Σ p·e^{−j2πft} against 1/(1 + j2πfτ) of the uncut exponential, up to 2/τ: no echo, no ripple.
   */
  @Test
  void exponentialLooksContinuous() {
    PowerDelayProfile profile = PowerDelayProfile.exponential(1);
    for (double frequency = 0; frequency <= 2; frequency += 0.01) {
      double re = 0;
      double im = 0;
      for (Tap tap : profile.taps()) {
        re += tap.power() * Math.cos(2 * Math.PI * frequency * tap.delaySeconds());
        im -= tap.power() * Math.sin(2 * Math.PI * frequency * tap.delaySeconds());
      }
      double expected = 1 / Math.hypot(1, 2 * Math.PI * frequency);
      assertThat(Math.hypot(re, im)).isCloseTo(expected, within(0.05));
    }
  }

  /** COST 259 chose the urban and rural taps for 0.5 and 0.1 µs; hilly terrain comes to 3.0 µs. */
  @Test
  void standardProfilesHaveTheirDelaySpreads() {
    assertStandard(PowerDelayProfile.typicalUrban(), 20, 0.5e-6, 2.140e-6);
    assertStandard(PowerDelayProfile.ruralArea(), 10, 0.1e-6, 0.528e-6);
    assertStandard(PowerDelayProfile.hillyTerrain(), 20, 3.04e-6, 18.016e-6);
  }

  private static void assertStandard(
      PowerDelayProfile profile, int taps, double spread, double last) {
    assertThat(profile.taps()).hasSize(taps);
    assertThat(power(profile)).isCloseTo(1, within(1e-12));
    assertThat(profile.rmsDelaySpreadSeconds()).isCloseTo(spread, Percentage.withPercentage(0.5));
    assertThat(profile.taps().get(taps - 1).delaySeconds()).isCloseTo(last, within(1e-15));
  }

  @Test
  void sortsAndNormalises() {
    PowerDelayProfile profile =
        PowerDelayProfile.of(List.of(new Tap(2e-6, 1), new Tap(0, 2), new Tap(1e-6, 1)));
    assertThat(profile.taps())
        .containsExactly(new Tap(0, 0.5), new Tap(1e-6, 0.25), new Tap(2e-6, 0.25));
    assertThat(profile.meanDelaySeconds()).isCloseTo(0.75e-6, within(1e-18));
    assertThat(profile.rmsDelaySpreadSeconds()).isCloseTo(Math.sqrt(0.6875) * 1e-6, within(1e-15));
    assertThat(PowerDelayProfile.exponential(0)).isEqualTo(PowerDelayProfile.flat());
    assertThat(PowerDelayProfile.flat().rmsDelaySpreadSeconds()).isZero();
  }

  @Test
  void refusesWhatIsNoProfile() {
    List<Tap> none = List.of();
    List<Tap> silent = List.of(new Tap(0, 0));
    assertThatThrownBy(() -> PowerDelayProfile.of(none))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PowerDelayProfile.of(silent))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Tap(-1e-9, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Tap(0, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PowerDelayProfile.exponential(-1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
