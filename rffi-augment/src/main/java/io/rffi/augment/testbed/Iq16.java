package io.rffi.augment.testbed;

import io.rffi.api.IqSignal;
import io.rffi.augment.SimulatedCapture;
import io.rffi.augment.channel.Range;
import io.rffi.augment.channel.Receiver;
import io.rffi.augment.random.Seeds;
import io.rffi.augment.transmitter.ChipsetFamily;
import io.rffi.augment.transmitter.IqImbalance;
import io.rffi.augment.waveform.OfdmFrame;
import io.rffi.dsp.math.FineCarrier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The set-up of Morge-Rollet, Le Roy, Le Jeune and Gautier (CAID 2020), simulated: 16 units of one
 * high-end software-defined radio, which send 802.11a-like frames of 5 MHz to one receiver at 5 MHz
 * over a few metres without echoes, at more than 45 dB.
 *
 * <p>Two runs on two days, 2000 frames of each unit in each. A frame yields two windows of 128
 * samples that don't overlap, one in its short and one in its long training: 4000 of each unit and
 * run. There the frames of all units are alike, but for start, phase and the radio; among random
 * data, 128 samples tell more of the data. The carrier offset, as the long training shows it, is
 * removed, and the training brought to an RMS of 1.
 */
final class Iq16 extends PooledTestbed {
  static final String NAME = "iq-16";

  private static final double RATE_HZ = 5e6;
  private static final double OCCUPIED_HZ = RATE_HZ * 52 / 64;
  private static final int WINDOW = 128;

  /** Where the windows begin: at eight periods of the short, and the two of the long training. */
  private static final int[] WINDOWS = {0, 192};

  private static final int LONG_TRAINING = 192;
  private static final int PERIOD = 64;
  private static final int TRAINING = 320;

  private static final int UNITS = 16;
  private static final List<Integer> ALL = IntStream.range(0, UNITS).boxed().toList();
  private static final int FRAMES = 2000;
  private static final int DATA_SYMBOLS = 2;
  private static final int SILENCE = 64;

  /** Radios of one model, but of several batches. */
  private static final double SPREAD = 3;

  private static final double TRANSMIT_DBM = 0;
  private static final Range LOSS_DB = new Range(42, 48);

  /** Thermal noise in the occupied band at a noise figure of 6 dB. */
  private static final double NOISE_DBM = -174 + 6 + 10 * Math.log10(OCCUPIED_HZ);

  private static final long WAY = 0;
  private static final long FRAME = 1;

  private final Difficulty difficulty;
  private final long seed;
  private final List<TestSet> runs;
  private final Receiver receiver =
      new Receiver(180, new IqImbalance(0.02, 0.15), 0.0003, -0.0002, -12, 14);

  Iq16(Difficulty difficulty, long seed, double scale, Set<Attack> attacks) {
    this(difficulty, seed, scale, new Attackers(attacks, UNITS, ALL, seed));
  }

  private Iq16(Difficulty difficulty, long seed, double scale, Attackers attackers) {
    super(
        UnitPool.draw(
            Collections.nCopies(UNITS + attackers.families().size(), ChipsetFamily.HIGH_END_SDR),
            SPREAD * difficulty.spread(),
            seed),
        attackers,
        OCCUPIED_HZ);
    this.difficulty = difficulty;
    this.seed = seed;
    int frames = Math.toIntExact(Math.max(1, Math.round(scale * FRAMES)));
    List<TestSet> sets = new ArrayList<>();
    sets.add(new TestSet("run-1", "the first run", ALL, frames, WINDOWS.length));
    sets.add(new TestSet("run-2", "the second run, another day", ALL, frames, WINDOWS.length));
    for (Attack attack : attackers.attacks()) {
      sets.add(attackers.set(attack, frames, WINDOWS.length));
    }
    runs = List.copyOf(sets);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<TestSet> sets() {
    return runs;
  }

  @Override
  int day(TestSet set, int index) {
    return place(set);
  }

  @Override
  Reception receive(TestSet set, int index, Sender sender) {
    int run = place(set);
    int unit = set.unit(index);
    RandomGenerator random = Seeds.generator(seed, FRAME, run, unit, set.number(index));
    OfdmFrame frame = OfdmFrame.random(OfdmFrame.Modulation.QPSK, DATA_SYMBOLS, random);
    double fraction = random.nextDouble();
    IqSignal sent = sender.send(radio -> radio.send(frame, RATE_HZ, fraction, random), random);
    double loss = LOSS_DB.draw(Seeds.generator(seed, WAY, run, unit));
    double level = TRANSMIT_DBM - loss + difficulty.levelDb();
    double snr = level - NOISE_DBM;
    IqSignal antenna =
        new SimulatedCapture(RATE_HZ)
            .silence(SILENCE)
            .packet(sent, 0, 0)
            .silence(SILENCE)
            .build(snr, OCCUPIED_HZ, random);
    IqSignal capture = receiver.apply(antenna, random);
    double cfo = sender.carrierOffsetHz() - receiver.offsetHz();
    return new Reception(unit, capture, SILENCE, sent.length(), level, snr, cfo, windows(capture));
  }

  /** The training without its carrier offset, at an RMS of 1, in windows. */
  private static List<IqSignal> windows(IqSignal capture) {
    float[] training = new float[2 * TRAINING];
    capture.copyTo(SILENCE, TRAINING, training, 0);
    float[] periods = samples(training, LONG_TRAINING, 2 * PERIOD);
    FineCarrier.rotate(training, -FineCarrier.estimate(periods, PERIOD));
    float gain = (float) (1 / IqSignal.of(training, RATE_HZ).rms());
    List<IqSignal> windows = new ArrayList<>(WINDOWS.length);
    for (int begin : WINDOWS) {
      float[] window = samples(training, begin, WINDOW);
      for (int n = 0; n < window.length; n++) {
        window[n] *= gain;
      }
      windows.add(IqSignal.of(window, RATE_HZ));
    }
    return windows;
  }

  private static float[] samples(float[] of, int begin, int count) {
    return Arrays.copyOfRange(of, 2 * begin, 2 * (begin + count));
  }
}
