package io.rffi.eval.simulate;

import io.rffi.api.IqSignal;
import io.rffi.augment.testbed.Reception;
import io.rffi.augment.testbed.TestSet;
import io.rffi.augment.testbed.Testbed;
import io.rffi.augment.transmitter.Transmitter;
import java.util.List;
import java.util.SplittableRandom;

/** Three units that send noise, cut into short windows; its texts are hostile to a page. */
public final class WindowTestbed implements Testbed {
  static final int WINDOW = 128;
  static final int WINDOWS = 3;

  private final int failing;

  /** All receptions can be made. */
  public WindowTestbed() {
    this(-1);
  }

  /** The reception of one index can't be made. */
  WindowTestbed(int failing) {
    this.failing = failing;
  }

  @Override
  public String name() {
    return "<script>\"&'";
  }

  @Override
  public int units() {
    return 3;
  }

  @Override
  public String family(int unit) {
    return "<b>family</b>";
  }

  @Override
  public Transmitter transmitter(TestSet set, int index) {
    return Transmitter.ideal(868.1e6);
  }

  @Override
  public List<TestSet> sets() {
    return List.of(
        new TestSet("test", "<i>later</i>", List.of(1, 2), 2, WINDOWS),
        new TestSet("training", "a & b", List.of(0, 1, 2), 2, WINDOWS));
  }

  @Override
  public Reception receive(TestSet set, int index) {
    if (index == failing) {
      throw new UnsupportedOperationException("reception " + index);
    }
    IqSignal capture = noise(index, WINDOWS * WINDOW);
    List<IqSignal> windows =
        List.of(noise(index, WINDOW), noise(index + 10, WINDOW), noise(index + 20, WINDOW));
    return new Reception(
        set.unit(index), capture, 0, capture.length(), -60 - index, 30, 0, windows);
  }

  private static IqSignal noise(long seed, int samples) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[2 * samples];
    for (int n = 0; n < values.length; n++) {
      values[n] = (float) random.nextGaussian();
    }
    return IqSignal.of(values, 5e6);
  }
}
