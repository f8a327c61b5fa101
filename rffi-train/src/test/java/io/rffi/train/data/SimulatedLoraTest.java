package io.rffi.train.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.rffi.augment.channel.Range;
import io.rffi.augment.node.Conditions;
import io.rffi.augment.node.NodeFamily;
import io.rffi.dsp.FrontEnd;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SimulatedLoraTest {
  private static final FrontEnd FRONT_END = FrontEnd.LORA_MEAN_SYMBOL;

  private final SimulatedLora source =
      new SimulatedLora(FRONT_END, Conditions.TRAINING, NodeFamily.ALL, 20, new Range(0.5, 1), 42);

  @Test
  void everyInputHasTheFrontEndsSizeAndIsFinite() {
    for (int device = 0; device < source.devices(); device++) {
      for (float[] input : source.draw(device, 4, 1, new SplittableRandom(device))) {
        assertThat(input).hasSize(FRONT_END.inputSize());
        for (float value : input) {
          assertThat(Float.isFinite(value)).isTrue();
        }
      }
    }
  }

  @Test
  void noInputComesTwice() {
    List<float[]> inputs = source.draw(3, 8, 1, new SplittableRandom(1));
    for (int a = 0; a < inputs.size(); a++) {
      for (int b = a + 1; b < inputs.size(); b++) {
        assertThat(inputs.get(a)).isNotEqualTo(inputs.get(b));
      }
    }
  }

  @Test
  void equalGeneratorsDrawEqualInputs() {
    List<float[]> once = source.draw(3, 3, 1, new SplittableRandom(9));
    List<float[]> again = source.draw(3, 3, 1, new SplittableRandom(9));
    for (int n = 0; n < once.size(); n++) {
      assertThat(again.get(n)).isEqualTo(once.get(n));
    }
  }

  @Test
  void groupsAreTheFamilies() {
    int families = NodeFamily.ALL.size();
    assertThat(source.group(0)).isEqualTo(source.group(families)).isNotEqualTo(source.group(1));
  }
}
