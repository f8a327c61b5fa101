package io.rffi.train.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rffi.train.data.Batch;
import io.rffi.train.network.Layer;
import io.rffi.train.network.Layer.Size;
import io.rffi.train.network.Network;
import io.rffi.train.network.NetworkBlocks;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TripletTrainerTest {
  private static final Network TINY =
      new Network(
          "tiny",
          1,
          new Size(8, 6),
          List.of(
              new Layer.Standardise(2),
              new Layer.Convolution(4, Size.square(3), Size.square(1), Size.square(1)),
              new Layer.Relu(),
              new Layer.Flatten(),
              new Layer.Dense(16),
              new Layer.L2Normalise()));

  @Test
  void theLossFalls() {
    try (TripletTrainer trainer = trainer(1)) {
      double first = trainer.step(batch(0), 1e-3).loss();
      for (int n = 1; n < 150; n++) {
        trainer.step(batch(n), 1e-3);
      }
      TripletTrainer.Step last = trainer.step(batch(150), 1e-3);
      assertThat(last.loss()).isLessThan(first);
      assertThat(last.activeShare()).isLessThan(0.1);
    }
  }

  @Test
  void goesOnFromAStateAsIfNotStopped() {
    try (TripletTrainer whole = trainer(1);
        TripletTrainer stopped = trainer(2)) {
      for (int n = 0; n < 5; n++) {
        whole.step(batch(n), 1e-3);
      }
      stopped.restore(whole.state());
      assertThat(stopped.steps()).isEqualTo(5);
      for (int n = 5; n < 10; n++) {
        double expected = whole.step(batch(n), 1e-3).loss();
        double actual = stopped.step(batch(n), 1e-3).loss();
        assertThat(actual).isCloseTo(expected, within(1e-4));
      }
    }
  }

  @Test
  void keepsNoMemoryOfASteps() {
    try (TripletTrainer trainer = trainer(1)) {
      trainer.step(batch(0), 1e-3);
      int before = trainer.model().nativeArrays();
      for (int n = 1; n < 40; n++) {
        trainer.step(batch(n), 1e-3);
        trainer.model().embed(batch(n).examples());
      }
      assertThat(trainer.model().nativeArrays()).isEqualTo(before);
    }
  }

  @Test
  void aStepThatFailsIsReportedAndCanBeTakenBack() {
    try (TripletTrainer trainer = trainer(1)) {
      trainer.step(batch(0), 1e-3);
      TrainerState good = trainer.state();
      List<float[]> broken = new ArrayList<>(batch(1).examples());
      float[] notFinite = broken.get(5).clone();
      notFinite[3] = Float.NaN;
      broken.set(5, notFinite);
      assertThat(trainer.step(new Batch(4, 3, broken), 1e-3).loss()).isNaN();
      trainer.restore(good);
      assertThat(trainer.step(batch(2), 1e-3).loss()).isFinite();
      assertThat(trainer.step(batch(3), 1e-3).loss()).isFinite();
    }
  }

  /** Java's memory may be collected at any time: nothing that PyTorch writes to may lie in it. */
  @Test
  void whatIsRestoredSurvivesTheGarbageCollector() {
    try (TripletTrainer restored = trainer(1);
        TripletTrainer fresh = trainer(2)) {
      restored.step(batch(0), 1e-3);
      TrainerState state = restored.state();
      restored.restore(state);
      fresh.restore(state);
      overwriteFreedMemory();
      for (int n = 1; n < 4; n++) {
        double expected = fresh.step(batch(n), 1e-3).loss();
        assertThat(restored.step(batch(n), 1e-3).loss()).isCloseTo(expected, within(1e-4));
      }
    }
  }

  private static void overwriteFreedMemory() {
    for (int round = 0; round < 3; round++) {
      System.gc();
      for (int bytes = 64; bytes <= 1 << 16; bytes *= 2) {
        for (int n = 0; n < 50; n++) {
          FloatBuffer floats =
              ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder()).asFloatBuffer();
          while (floats.hasRemaining()) {
            floats.put(1e3f);
          }
        }
      }
    }
  }

  private static TripletTrainer trainer(long seed) {
    return new TripletTrainer(TINY, LossKind.SOFT_TRIPLET, 4, 3, 0.1f, 1, seed);
  }

  /** Each device is a pattern, each packet the pattern with noise. */
  private static Batch batch(long number) {
    List<float[]> examples = new ArrayList<>();
    Random noise = new Random(number);
    for (int device = 0; device < 4; device++) {
      for (int packet = 0; packet < 3; packet++) {
        Random pattern = new Random(1000 + device);
        float[] example = new float[Math.toIntExact(NetworkBlocks.inputShape(TINY, 1).size())];
        for (int k = 0; k < example.length; k++) {
          example[k] = (float) (pattern.nextGaussian() + 0.7 * noise.nextGaussian());
        }
        examples.add(example);
      }
    }
    return new Batch(4, 3, examples);
  }
}
