package io.rffi.train.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rffi.api.NoPreambleException;
import io.rffi.train.descent.Batch;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BatchPipelineTest {
  /** Says in each example which device it is of. */
  private static final class Numbers implements ExampleSource {
    @Override
    public int devices() {
      return 12;
    }

    @Override
    public int group(int device) {
      return device % 2;
    }

    @Override
    public List<float[]> draw(int device, int count, long receiver, RandomGenerator random) {
      List<float[]> examples = new ArrayList<>();
      for (int n = 0; n < count; n++) {
        examples.add(new float[] {device, random.nextInt()});
      }
      return examples;
    }
  }

  @Test
  void batchesComeInOrderWhicheverThreadDrawsThem() throws InterruptedException {
    BatchSampler sampler = new BatchSampler(new Numbers(), 4, 3, 8);
    try (BatchPipeline pipeline = new BatchPipeline(sampler, 5, 3)) {
      for (long number = 5; number < 20; number++) {
        assertThat(flat(pipeline.take())).isEqualTo(flat(sampler.batch(number)));
      }
    }
  }

  @Test
  void aBatchHoldsDifferentDevicesOneAfterTheOther() {
    for (int number = 0; number < 20; number++) {
      Batch batch = new BatchSampler(new Numbers(), 4, 3, 8).batch(number);
      List<Float> devices = new ArrayList<>();
      for (int n = 0; n < 12; n += 3) {
        float device = batch.examples().get(n)[0];
        assertThat(batch.examples().get(n + 1)[0]).isEqualTo(device);
        assertThat(batch.examples().get(n + 2)[0]).isEqualTo(device);
        devices.add(device);
      }
      assertThat(devices).doesNotHaveDuplicates();
    }
  }

  @Test
  void aSourceThatFailsIsReported() throws InterruptedException {
    ExampleSource broken =
        new ExampleSource() {
          @Override
          public int devices() {
            return 4;
          }

          @Override
          public int group(int device) {
            return 0;
          }

          @Override
          public List<float[]> draw(int device, int count, long receiver, RandomGenerator random) {
            throw new IllegalArgumentException("no packets today");
          }
        };
    try (BatchPipeline pipeline = new BatchPipeline(new BatchSampler(broken, 2, 2, 1), 0, 1)) {
      assertThatThrownBy(pipeline::take).hasMessageContaining("no packets today");
    }
  }

  /** As it was thrown: an error stays one, so that whoever catches it knows what is lacking. */
  @Test
  void errorsOfTheDrawingThreadsComeOut() {
    for (Throwable thrown :
        new Throwable[] {
          new OutOfMemoryError("tried"), new NoPreambleException("nothing in the capture")
        }) {
      try (BatchPipeline pipeline =
          new BatchPipeline(
              number -> {
                if (thrown instanceof Error error) {
                  throw error;
                }
                throw (RuntimeException) thrown;
              },
              0,
              1)) {
        assertThatThrownBy(pipeline::take).isSameAs(thrown);
      }
    }
  }

  @Test
  void moreDevicesThanThereAreAreRefused() {
    assertThatThrownBy(() -> new BatchSampler(new Numbers(), 13, 2, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("12 devices");
  }

  private static List<List<Float>> flat(Batch batch) {
    return batch.examples().stream().map(example -> List.of(example[0], example[1])).toList();
  }
}
