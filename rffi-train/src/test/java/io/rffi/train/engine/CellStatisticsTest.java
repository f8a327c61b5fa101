package io.rffi.train.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rffi.train.descent.Batch;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CellStatisticsTest {
  /** Cell 0 marks the device, cell 1 is noise, cell 2 marks the batch: its receiver. */
  @Test
  void whatTellsDevicesApartIsKeptAndNoiseIsMadeSmall() {
    Random random = new Random(6);
    List<Batch> batches = new ArrayList<>();
    for (int n = 0; n < 500; n++) {
      float receiver = (float) random.nextGaussian();
      List<float[]> examples = new ArrayList<>();
      for (int device = 0; device < 4; device++) {
        double mark = 3 + 0.5 * random.nextGaussian();
        for (int packet = 0; packet < 3; packet++) {
          float marked = (float) (mark + 0.1 * random.nextGaussian());
          examples.add(new float[] {marked, (float) random.nextGaussian(), receiver});
        }
      }
      batches.add(new Batch(examples, List.of(5, 5, 5, 1, 1, 1, 2, 2, 2, 8, 8, 8)));
    }
    CellStatistics statistics = new CellStatistics(batches, 10);
    // b² = 0.25, w² = 0.01; ten standard errors of each mean, so that no seed fails.
    assertThat(statistics.mean()[0]).isCloseTo(3, within(0.12f));
    assertThat(statistics.scale()[0]).isCloseTo((float) (0.25 / Math.pow(0.26, 1.5)), within(0.3f));
    assertThat(statistics.scale()[1]).isLessThan(0.1f);
    assertThat(statistics.scale()[2]).isLessThan(0.1f);
  }
}
