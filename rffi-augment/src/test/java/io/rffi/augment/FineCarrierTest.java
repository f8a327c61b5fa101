package io.rffi.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rffi.augment.transmitter.Transmitter;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.dsp.math.FineCarrier;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.DoubleRange;

@Tag("property")
class FineCarrierTest {
  @Property(tries = 20)
  void findsAndRemovesAnOffset(@ForAll @DoubleRange(min = -400, max = 400) double offsetHz) {
    float[] samples =
        Transmitter.ideal(868.1e6)
            .preamble(LoraParameters.EU868_SF7, 8, 1e6, new SplittableRandom(1))
            .toArray();
    FineCarrier.rotate(samples, offsetHz / 1e6);
    double estimate = FineCarrier.estimate(samples, 1024);
    assertThat(1e6 * estimate).isCloseTo(offsetHz, within(0.1));
    FineCarrier.rotate(samples, -estimate);
    assertThat(1e6 * FineCarrier.estimate(samples, 1024)).isCloseTo(0, within(0.01));
  }
}
