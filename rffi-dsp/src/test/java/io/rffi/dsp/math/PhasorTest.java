package io.rffi.dsp.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.DoubleRange;

@Tag("property")
class PhasorTest {
  @Property(tries = 50)
  void turnsAsTheAngleDoes(
      @ForAll @DoubleRange(min = -4, max = 4) double start,
      @ForAll @DoubleRange(min = -4, max = 4) double step) {
    Phasor z = new Phasor(start);
    Phasor turn = new Phasor(step);
    for (int n = 0; n < Phasor.EXACT_EVERY; n++) {
      assertThat(z.re()).isCloseTo(Math.cos(start + n * step), within(1e-12));
      assertThat(z.im()).isCloseTo(Math.sin(start + n * step), within(1e-12));
      z.turn(turn);
    }
    z.set(start);
    assertThat(z.re()).isEqualTo(Math.cos(start));
    assertThat(z.im()).isEqualTo(Math.sin(start));
  }

  /** As a chirp's does, which turns ever faster. */
  @Property(tries = 50)
  void aPhasorThatTurnsItselfMakesAChirp(@ForAll @DoubleRange(min = -0.1, max = 0.1) double bend) {
    Phasor z = new Phasor(0);
    Phasor turn = new Phasor(bend / 2);
    Phasor more = new Phasor(bend);
    for (int n = 0; n < Phasor.EXACT_EVERY; n++) {
      assertThat(z.re()).isCloseTo(Math.cos(bend * n * n / 2), within(1e-10));
      assertThat(z.im()).isCloseTo(Math.sin(bend * n * n / 2), within(1e-10));
      z.turn(turn);
      turn.turn(more);
    }
  }
}
