package io.rffi.augment.node;

import io.rffi.api.IqSignal;
import io.rffi.augment.channel.AwgnChannel;
import io.rffi.augment.channel.Receiver;
import io.rffi.augment.transmitter.IqImbalance;
import io.rffi.dsp.FrontEnd;
import io.rffi.dsp.Resampler;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.dsp.math.FineCarrier;
import java.nio.FloatBuffer;
import java.util.random.RandomGenerator;

/**
 * A receiver, and the way of a packet through it to the network's input. A gateway has one: its
 * tuning, mixer, converter and DC spur stay, while noise, gain, sample rate and the extractor's
 * errors in time and frequency are others for each packet.
 *
 * <p>Immutable and thread-safe.
 */
public final class LoraReceiver {
  /** The reference set-up: every signal in here has this rate unless said otherwise. */
  public static final double RATE_HZ = FrontEnd.LORA.sampleRateHz();

  private static final LoraParameters LORA = LoraParameters.EU868_SF7;
  private static final int SYMBOL = (int) Math.round(LORA.symbolSeconds() * RATE_HZ);

  /** Samples kept before and after a packet, so that an early or late cut finds something there. */
  private static final int GUARD = 64;

  /** Rates at which a receiver may have sampled: the band beyond them holds no noise any more. */
  private static final double[] NARROW_RATES_HZ = {
    125e3, 150e3, 200e3, 250e3, 250e3, 400e3, 500e3, 500e3, 800e3
  };

  /** Of the converter, at the RMS of a packet: 24 dB below a full scale of 8 bits, as 12 of 6. */
  public static final double LEAST_LEVEL_STEPS = 8;

  private final FrontEnd frontEnd;
  private final double tuningHz; // where the carrier lies in its band, and with it the DC spur
  private final IqImbalance imbalance;
  private final double dcBelowSignalDb;
  private final double dcAngle;
  private final double levelDbfs;
  private final int bits;

  /**
   * Some receiver.
   *
   * @param frontEnd what makes the network's input; of the reference rate and eight symbols
   * @param random decides which
   */
  public LoraReceiver(FrontEnd frontEnd, RandomGenerator random) {
    this.frontEnd = frontEnd;
    double width = random.nextBoolean() ? 25e3 : 180e3;
    tuningHz = uniform(random, -width, width);
    imbalance = new IqImbalance(0.1 * random.nextGaussian(), 0.7 * random.nextGaussian());
    dcBelowSignalDb = uniform(random, 20, 60);
    dcAngle = uniform(random, 0, 2 * Math.PI);
    levelDbfs = uniform(random, -24, 0);
    bits = levelDbfs < -12 ? random.nextInt(8, 15) : random.nextInt(6, 15);
  }

  /**
   * Receives a packet.
   *
   * @param arrived the first nine symbols, from the packet's first sample on
   * @param carrierOffsetHz the packet's nominal carrier offset
   * @param snrDb the signal-to-noise ratio in the signal's bandwidth
   * @param random decides what is another for each packet
   * @return the network's input
   */
  public float[] receive(
      IqSignal arrived, double carrierOffsetHz, double snrDb, RandomGenerator random) {
    IqSignal padded = pad(arrived);
    IqSignal noisy = AwgnChannel.inBand(snrDb, LORA.bandwidthHz()).apply(padded, random);
    IqSignal digital = hardware(random).apply(noisy, random);
    double start = GUARD + cutError(random);
    double rate = random.nextInt(5) < 2 ? pick(NARROW_RATES_HZ, random) : RATE_HZ;
    return input(cut(digital, start, rate, tuningHz - carrierOffsetHz), random);
  }

  private static IqSignal pad(IqSignal arrived) {
    float[] samples = new float[2 * (arrived.length() + 2 * GUARD)];
    arrived.copyTo(0, arrived.length(), samples, 2 * GUARD);
    return IqSignal.of(samples, RATE_HZ);
  }

  /** This receiver as it is now: gain control errs, and the DC offset wanders. */
  private Receiver hardware(RandomGenerator random) {
    double level = levelDbfs + 2 * random.nextGaussian(); // above 0 dBFS it clips a little
    double dc = Math.pow(10, (level - dcBelowSignalDb + 5 * random.nextGaussian()) / 20);
    return new Receiver(
        tuningHz, imbalance, dc * Math.cos(dcAngle), dc * Math.sin(dcAngle), level, bits);
  }

  /** In samples: mostly a fraction of one, seldom a few. */
  private static double cutError(RandomGenerator random) {
    double width = random.nextInt(10) == 0 ? 4 : 0.5;
    return uniform(random, -width, width);
  }

  /** Brings the carrier to 0 Hz, passes through the receiver's rate, and cuts eight symbols. */
  private static float[] cut(IqSignal digital, double start, double rate, double offsetHz) {
    float[] samples = digital.toArray();
    FineCarrier.rotate(samples, offsetHz / RATE_HZ);
    IqSignal centred = IqSignal.of(samples, RATE_HZ);
    int length = FrontEnd.LORA.samples();
    if (rate == RATE_HZ) {
      return new Resampler(RATE_HZ).cut(centred, start, length).toArray();
    }
    IqSignal narrow = new Resampler(rate).resample(centred);
    return new Resampler(RATE_HZ).cut(narrow, start * rate / RATE_HZ, length).toArray();
  }

  private float[] input(float[] samples, RandomGenerator random) {
    double residualHz =
        random.nextInt(4) == 0 ? uniform(random, -50, 50) : 3 * random.nextGaussian();
    FineCarrier.rotate(samples, residualHz / RATE_HZ - FineCarrier.estimate(samples, SYMBOL));
    FloatBuffer input = FloatBuffer.allocate(frontEnd.inputSize());
    frontEnd.process(IqSignal.of(samples, RATE_HZ), input);
    return input.array();
  }

  private static double pick(double[] values, RandomGenerator random) {
    return values[random.nextInt(values.length)];
  }

  private static double uniform(RandomGenerator random, double least, double most) {
    return least + (most - least) * random.nextDouble();
  }
}
