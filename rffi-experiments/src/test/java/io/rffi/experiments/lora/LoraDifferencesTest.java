package io.rffi.experiments.lora;

import static org.assertj.core.api.Assertions.assertThat;

import io.rffi.experiments.Difference;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoraDifferencesTest {
  @Test
  void whatTheRecipeDoesOtherwiseIsSaidOfEveryFigure() {
    List<String> ofAll =
        LoraDifferences.ofTraining().stream()
            .filter(difference -> difference.experiment().isEmpty())
            .map(Difference::reason)
            .toList();

    assertThat(String.join(" ", ofAll))
        .contains("1e-4", "common norm of 1", "every 200 steps", "8 devices × 4 packets");
  }
}
