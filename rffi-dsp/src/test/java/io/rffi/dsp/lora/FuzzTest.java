package io.rffi.dsp.lora;

import static org.assertj.core.api.Assertions.assertThat;

import io.rffi.api.IqSignal;
import io.rffi.api.Preamble;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

/** Samples that no receiver should give: nothing fails, and nothing that comes out is odd. */
@Tag("property")
class FuzzTest {
  private static final float[] ODD = {
    0, -0f, Float.MIN_VALUE, 1e-30f, 1, -1, 32_767, 0x1p60f, -0x1p60f, Float.MIN_NORMAL
  };

  @Property(tries = 60)
  void neverFails(@ForAll @IntRange(min = 0, max = 1 << 20) int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double rate = 125e3 * (1 + random.nextInt(9));
    float[] iq =
        new TestPackets(LoraParameters.EU868_SF7, rate, 0.03)
            .packet(random.nextInt(2000), 8, 0, 1, random)
            .noise(10, random)
            .signal()
            .toArray();
    for (int hits = random.nextInt(6); hits > 0; hits--) {
      int from = random.nextInt(iq.length);
      int to = Math.min(iq.length, from + random.nextInt(3000));
      float odd = ODD[random.nextInt(ODD.length)];
      for (int n = from; n < to; n++) {
        iq[n] = odd;
      }
    }
    for (Preamble found :
        LoraPreambleExtractor.of(LoraParameters.EU868_SF7).extract(IqSignal.of(iq, rate))) {
      assertThat(found.samples().rms()).isBetween(0.999, 1.001);
      assertThat(found.snrDb()).isFinite();
    }
  }
}
