package io.rffi.dsp.spectrogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

@Tag("property")
class Log10Test {
  @Property(tries = 5000)
  void equalsTheLogarithm(@ForAll @DoubleRange(min = -300, max = 300) double exponent) {
    double x = Math.pow(10, exponent);
    assertThat(Log10.of(x)).isCloseTo(Math.log10(x), within(1e-9));
  }

  @Test
  void isExactAtOne() {
    assertThat(Log10.of(1)).isZero();
  }
}
