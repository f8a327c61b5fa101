package io.rffi.augment.node;

import io.rffi.augment.channel.PowerDelayProfile;
import io.rffi.augment.channel.TappedDelayLine;
import java.util.random.RandomGenerator;

/**
 * How packets arrive: through echoes with an RMS delay spread of 5 to 300 ns and a direct path of
 * up to ten times their power, with the noise and the motion of one of these.
 */
public enum Conditions {
  /**
   * A signal-to-noise ratio of 20 to 60 dB, a quarter of the packets at 10 to 20 dB; a quarter of
   * them in motion, with a Doppler shift of up to 40 Hz: at 868 MHz a vehicle in town. Mostly
   * something to learn from.
   */
  TRAINING {
    @Override
    public double snrDb(RandomGenerator random) {
      return random.nextInt(4) == 0 ? random.nextDouble(10, 20) : random.nextDouble(20, 60);
    }

    @Override
    double dopplerHz(RandomGenerator random) {
      return random.nextInt(4) == 0 ? random.nextDouble(10, 40) : random.nextDouble(10);
    }
  },

  /** 20 to 50 dB, and up to 10 Hz: what a gateway that rejects weak packets judges. */
  JUDGED {
    @Override
    public double snrDb(RandomGenerator random) {
      return random.nextDouble(LEAST_JUDGED_SNR_DB, 50);
    }

    @Override
    double dopplerHz(RandomGenerator random) {
      return random.nextDouble(10);
    }
  };

  /** The least signal-to-noise ratio of {@link #JUDGED}. */
  public static final double LEAST_JUDGED_SNR_DB = 20;

  /**
   * The signal-to-noise ratio of a packet.
   *
   * @param random where it is drawn from
   * @return in the signal's bandwidth, in dB
   */
  public abstract double snrDb(RandomGenerator random);

  /** The largest Doppler shift. */
  abstract double dopplerHz(RandomGenerator random);

  /**
   * A channel of its own for each transmission.
   *
   * @param random where it is drawn from
   * @return the channel
   */
  public TappedDelayLine channel(RandomGenerator random) {
    return TappedDelayLine.lineOfSight(
            PowerDelayProfile.exponential(random.nextDouble(5e-9, 300e-9)), random.nextDouble(10))
        .withDoppler(dopplerHz(random))
        .withDirectAngle(random.nextDouble(360));
  }
}
