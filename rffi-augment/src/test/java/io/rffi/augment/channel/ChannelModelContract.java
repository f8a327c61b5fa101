package io.rffi.augment.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.rffi.api.ChannelModel;
import io.rffi.api.IqSignal;
import io.rffi.augment.Measure;
import io.rffi.augment.SimulatedDevices;
import io.rffi.dsp.lora.LoraParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link ChannelModel} keeps; one subclass for each implementation. */
abstract class ChannelModelContract {
  private static final LoraParameters LORA = LoraParameters.EU868_SF7;

  /** The channel under test, with everything switched on. */
  abstract ChannelModel channel();

  /** The rate of one of the inputs; the others have 1 MHz. */
  double unusualRateHz() {
    return 2.4e6;
  }

  final List<IqSignal> inputs() {
    SimulatedDevices devices = SimulatedDevices.lora(1, 1);
    return List.of(
        IqSignal.of(new float[0], 1e6),
        IqSignal.of(new float[] {1, 0}, 1e6),
        IqSignal.of(new float[2000], 1e6),
        Measure.noise(3001, unusualRateHz(), new SplittableRandom(1)),
        devices.preamble(0, 0, LORA, 2, 1e6));
  }

  @Test
  void keepsLengthRateAndCentreFrequency() {
    for (IqSignal in : inputs()) {
      IqSignal out = channel().apply(in, new SplittableRandom(2));
      assertThat(out.length()).isEqualTo(in.length());
      assertThat(out.sampleRateHz()).isEqualTo(in.sampleRateHz());
      assertThat(out.centreFrequencyHz()).isEqualTo(in.centreFrequencyHz());
      assertThat(out.toArray()).doesNotContain(Float.NaN, Float.POSITIVE_INFINITY);
    }
  }

  @Test
  void leavesTheInputAlone() {
    for (IqSignal in : inputs()) {
      float[] before = in.toArray();
      channel().apply(in, new SplittableRandom(2));
      assertThat(in.toArray()).isEqualTo(before);
    }
  }

  @Test
  void equalGeneratorsGiveEqualSignalsWhateverWentBefore() {
    ChannelModel channel = channel();
    for (IqSignal in : inputs()) {
      IqSignal first = channel.apply(in, new SplittableRandom(3));
      channel.apply(in, new SplittableRandom(4));
      assertThat(channel.apply(in, new SplittableRandom(3))).isEqualTo(first);
      assertThat(channel().apply(in, new SplittableRandom(3))).isEqualTo(first);
    }
  }

  @Test
  void threadsDoNotDisturbEachOther() throws InterruptedException, ExecutionException {
    ChannelModel channel = channel();
    IqSignal in = inputs().get(4);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<IqSignal>> results = new ArrayList<>();
      for (int task = 0; task < 16; task++) {
        int seed = task;
        results.add(threads.submit(() -> channel.apply(in, new SplittableRandom(seed))));
      }
      for (int task = 0; task < 16; task++) {
        assertThat(results.get(task).get())
            .isEqualTo(channel.apply(in, new SplittableRandom(task)));
      }
    } finally {
      threads.shutdown();
    }
  }
}
