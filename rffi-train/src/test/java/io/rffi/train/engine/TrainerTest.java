package io.rffi.train.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rffi.train.descent.Batch;
import io.rffi.train.descent.Loss;
import io.rffi.train.descent.Mining;
import io.rffi.train.descent.Optimiser;
import io.rffi.train.descent.SoftTriplet;
import io.rffi.train.descent.Softmax;
import io.rffi.train.descent.Triplet;
import io.rffi.train.network.Layer;
import io.rffi.train.network.Layer.Size;
import io.rffi.train.network.Network;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TrainerTest {
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

  static List<Loss> losses() {
    return List.of(
        new Triplet(Mining.ALL, 0.1f),
        new Triplet(Mining.SEMI_HARD, 0.1f),
        new Triplet(Mining.HARD, 0.1f),
        new SoftTriplet(0.2f),
        new Softmax());
  }

  @ParameterizedTest
  @MethodSource("losses")
  void everyLossTellsTheDevicesApart(Loss loss) {
    try (Trainer trainer = trainer(loss, Optimiser.ADAM, 1)) {
      double first = trainer.step(batch(0), 2e-3).loss();
      for (int n = 1; n < 150; n++) {
        trainer.step(batch(n), 2e-3);
      }
      Trainer.Step last = trainer.step(batch(150), 2e-3);
      assertThat(last.loss()).isLessThan(first);
      assertThat(last.activeShare()).isLessThan(0.1);
    }
  }

  @ParameterizedTest
  @MethodSource("losses")
  void everyLossFreesItsSteps(Loss loss) {
    try (Trainer trainer = trainer(loss, Optimiser.ADAM, 1)) {
      trainer.step(batch(0), 1e-3);
      int before = trainer.model().nativeArrays();
      for (int n = 1; n < 20; n++) {
        trainer.step(batch(n), 1e-3);
      }
      assertThat(trainer.model().nativeArrays()).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @EnumSource(Optimiser.Rule.class)
  void everyRuleDescends(Optimiser.Rule rule) {
    try (Trainer trainer = trainer(new SoftTriplet(0.2f), new Optimiser(rule, 1e-4), 1)) {
      double first = trainer.step(batch(0), 1e-3).loss();
      for (int n = 1; n < 100; n++) {
        trainer.step(batch(n), 1e-3);
      }
      assertThat(trainer.step(batch(100), 1e-3).loss()).isLessThan(first / 2);
    }
  }

  /** Only l2 moves weights where the loss is flat: one device's margin is met, nothing pulls. */
  @Test
  void l2MakesWeightsSmaller() {
    double without = weightNorm(0);
    double with = weightNorm(0.1);
    assertThat(with).isLessThan(0.9 * without);
  }

  private static double weightNorm(double l2) {
    try (Trainer trainer = trainer(new SoftTriplet(0.2f), Optimiser.ADAM.withL2(l2), 1)) {
      for (int n = 0; n < 100; n++) {
        trainer.step(batch(n), 1e-2);
      }
      double sum = 0;
      FloatBuffer weights = trainer.model().parameters().get(4).values();
      while (weights.hasRemaining()) {
        float weight = weights.get();
        sum += weight * weight;
      }
      return Math.sqrt(sum);
    }
  }

  @Test
  void whatALossLearnsIsRestoredToo() {
    try (Trainer whole = trainer(new Softmax(), Optimiser.ADAM, 1);
        Trainer stopped = trainer(new Softmax(), Optimiser.ADAM, 2)) {
      for (int n = 0; n < 5; n++) {
        whole.step(batch(n), 1e-3);
      }
      assertThat(whole.lossParameters()).hasSize(2);
      stopped.restore(whole.state());
      assertThat(stopped.learnt()).isEqualTo(whole.learnt());
      assertThat(stopped.step(batch(5), 1e-3).loss())
          .isCloseTo(whole.step(batch(5), 1e-3).loss(), within(1e-4));
    }
  }

  @Test
  void goesOnFromAStateAsIfNotStopped() {
    try (Trainer whole = trainer(1);
        Trainer stopped = trainer(2)) {
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
  void dropsTheSameWhenItGoesOn() {
    try (Trainer whole = dropping();
        Trainer stopped = dropping()) {
      whole.step(batch(0), 1e-3);
      TrainerState state = whole.state();
      double expected = whole.step(batch(1), 1e-3).loss();
      stopped.step(batch(2), 1e-3);
      stopped.restore(state);
      assertThat(stopped.step(batch(1), 1e-3).loss()).isCloseTo(expected, within(1e-5));
      stopped.restore(state);
      stopped.step(batch(2), 0);
      assertThat(stopped.step(batch(1), 1e-3).loss()).isNotCloseTo(expected, within(1e-5));
    }
  }

  private static Trainer dropping() {
    Network network =
        new Network(
            "dropping",
            1,
            TINY.input(),
            List.of(new Layer.Flatten(), new Layer.Dropout(0.5f), new Layer.Dense(8)));
    EmbeddingModel model = new EmbeddingModel(network, 1, 1);
    return new Trainer(model, new Softmax(), 4, Optimiser.ADAM);
  }

  @Test
  void keepsNoMemoryOfASteps() {
    try (Trainer trainer = trainer(1)) {
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
    try (Trainer trainer = trainer(1)) {
      trainer.step(batch(0), 1e-3);
      TrainerState good = trainer.state();
      List<float[]> broken = new ArrayList<>(batch(1).examples());
      float[] notFinite = broken.get(5).clone();
      notFinite[3] = Float.NaN;
      broken.set(5, notFinite);
      assertThat(trainer.step(new Batch(broken, batch(1).labels()), 1e-3).loss()).isNaN();
      trainer.restore(good);
      assertThat(trainer.step(batch(2), 1e-3).loss()).isFinite();
      assertThat(trainer.step(batch(3), 1e-3).loss()).isFinite();
    }
  }

  /** Java's memory may be collected at any time: nothing that PyTorch writes to may lie in it. */
  @Test
  void whatIsRestoredSurvivesTheGarbageCollector() {
    try (Trainer restored = trainer(1);
        Trainer fresh = trainer(2)) {
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

  private static Trainer trainer(long seed) {
    return trainer(new SoftTriplet(0.2f), Optimiser.ADAM, seed);
  }

  private static Trainer trainer(Loss loss, Optimiser optimiser, long seed) {
    return new Trainer(new EmbeddingModel(TINY, 1, seed), loss, 4, optimiser);
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
    return new Batch(examples, List.of(0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3));
  }
}
