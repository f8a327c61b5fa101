package io.rffi.dsp.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

@Tag("property")
class RotationTest {
  private static final int LONG = 1 << 18;

  /** However long the signal: a phasor that is only multiplied on would be off by more. */
  @Property(tries = 20)
  void turnsFloatsWithoutDrift(
      @ForAll @DoubleRange(min = -0.5, max = 0.5) double cycles,
      @ForAll @DoubleRange(min = -1000, max = 1000) double origin) {
    float[] ones = new float[2 * LONG];
    for (int n = 0; n < LONG; n++) {
      ones[2 * n] = 1;
    }
    Rotation.turn(ones, cycles, origin);
    for (int n = 0; n < LONG; n += 1009) {
      double turns = cycles * (n - origin);
      double angle = 2 * Math.PI * (turns - Math.rint(turns));
      assertThat((double) ones[2 * n]).isCloseTo(Math.cos(angle), within(6e-8));
      assertThat((double) ones[2 * n + 1]).isCloseTo(Math.sin(angle), within(6e-8));
    }
  }

  @Property(tries = 20)
  void turnsDoublesWithoutDrift(@ForAll @DoubleRange(min = -0.5, max = 0.5) double cycles) {
    double[] ones = new double[2 * LONG];
    for (int n = 0; n < LONG; n++) {
      ones[2 * n] = 1;
    }
    Rotation.turn(ones, cycles);
    for (int n = 0; n < LONG; n += 1009) {
      double turns = cycles * n;
      double angle = 2 * Math.PI * (turns - Math.rint(turns));
      // An angle of 10⁶ is a double to within 10⁻¹⁰.
      assertThat(ones[2 * n]).isCloseTo(Math.cos(angle), within(1e-9));
      assertThat(ones[2 * n + 1]).isCloseTo(Math.sin(angle), within(1e-9));
    }
  }

  @Property(tries = 50)
  void partsAreTurnedAsTheWhole(
      @ForAll @DoubleRange(min = -0.5, max = 0.5) double cycles,
      @ForAll @IntRange(min = 1, max = 1500) int cut,
      @ForAll long seed) {
    double[] samples = new SplittableRandom(seed).doubles(4000, -1, 1).toArray();
    double[] before = Arrays.copyOf(samples, 2 * cut);
    double[] after = Arrays.copyOfRange(samples, 2 * cut, samples.length);
    Rotation.turn(samples, cycles);
    Rotation.turnPart(before, cycles, 0);
    Rotation.turnPart(after, cycles, cut);
    assertThat(before).isEqualTo(Arrays.copyOf(samples, 2 * cut));
    assertThat(after).isEqualTo(Arrays.copyOfRange(samples, 2 * cut, samples.length));
  }

  @Property(tries = 50)
  void turningBackRestores(@ForAll @DoubleRange(min = -0.5, max = 0.5) double cycles) {
    double[] samples = new SplittableRandom(1).doubles(2000, -1, 1).toArray();
    double[] turned = samples.clone();
    Rotation.turn(turned, cycles);
    Rotation.turn(turned, -cycles);
    assertThat(turned).containsExactly(samples, within(1e-12));
  }

  @Test
  void noOffsetChangesNoBit() {
    double[] samples = {1, -0.0, Double.MIN_VALUE, 3};
    double[] turned = samples.clone();
    Rotation.turn(turned, 0);
    assertThat(turned).isEqualTo(samples);
    Rotation.turn(new float[0], 0.1, 0);
  }
}
