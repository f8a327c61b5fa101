package io.rffi.augment.testbed;

import io.rffi.api.ChannelModel;
import io.rffi.api.IqSignal;
import io.rffi.augment.channel.PowerDelayProfile;
import io.rffi.augment.channel.Range;
import io.rffi.augment.channel.TappedDelayLine;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * Where a set was recorded: what the way from unit to receiver is like there.
 *
 * @param motion who moves
 * @param pathLossDb between the antennas, in the mean over fading
 * @param delaySpreadSeconds the exponential profile's τ
 * @param ricianK the first path's K (linear)
 * @param dopplerHz the largest Doppler shift
 * @param turnedDegrees how far the unit's antenna is turned out of the receiver's polarisation
 */
record LinkConditions(
    Motion motion,
    double pathLossDb,
    Range delaySpreadSeconds,
    Range ricianK,
    Range dopplerHz,
    double turnedDegrees) {
  /** How much weaker scattered waves are in the other polarisation. */
  private static final double CROSS_POLAR_DB = 12;

  /** Who moves. */
  enum Motion {
    /** Nobody: all packets of a unit take the same way. */
    STATIONARY,
    /** People and doors, or the unit itself: every packet takes another way. */
    MOVING
  }

  LinkConditions {
    Objects.requireNonNull(motion, "motion");
    Objects.requireNonNull(delaySpreadSeconds, "delaySpreadSeconds");
    Objects.requireNonNull(ricianK, "ricianK");
    Objects.requireNonNull(dopplerHz, "dopplerHz");
  }

  /** Draws the channel of one way, or of one packet. */
  ChannelModel channel(Difficulty difficulty, RandomGenerator way) {
    double delaySpread = difficulty.echoes() * delaySpreadSeconds.draw(way);
    double direct = ricianK.draw(way);
    TappedDelayLine echoes =
        TappedDelayLine.lineOfSight(
                PowerDelayProfile.exponential(delaySpread), turnedRicianK(direct))
            .withDoppler(dopplerHz.draw(way))
            .withDirectAngle(360 * way.nextDouble());
    return echoes.then((packet, random) -> turned(packet, direct, random));
  }

  /**
   * Of two ways to a turned antenna: the direct one arrives with one polarisation, of which cos²ψ
   * is left; what walls have scattered has all of them, of which less is lost. So a turned antenna
   * is weaker, and hears more of the room.
   */
  private double turnedRicianK(double direct) {
    return direct * directShare() / scatteredShare();
  }

  private double directShare() {
    double cosine = Math.cos(Math.toRadians(turnedDegrees));
    return cosine * cosine;
  }

  private double scatteredShare() {
    return directShare() + Math.pow(10, -CROSS_POLAR_DB / 10) * (1 - directShare());
  }

  private IqSignal turned(IqSignal packet, double direct, RandomGenerator random) {
    double phase = 2 * Math.PI * random.nextDouble(); // drawn always: sets have their own draws
    if (turnedDegrees == 0) {
      return packet;
    }
    double power = (direct * directShare() + scatteredShare()) / (direct + 1);
    float re = (float) (Math.sqrt(power) * Math.cos(phase));
    float im = (float) (Math.sqrt(power) * Math.sin(phase));
    float[] samples = packet.toArray();
    for (int n = 0; n < samples.length; n += 2) {
      float i = samples[n];
      samples[n] = re * i - im * samples[n + 1];
      samples[n + 1] = re * samples[n + 1] + im * i;
    }
    return IqSignal.of(samples, packet.sampleRateHz());
  }

  /** The power that arrives of a packet sent at a power; its fading is that of the channel. */
  double levelDbm(double transmitDbm, Difficulty difficulty, IqSignal sent, IqSignal arrived) {
    return transmitDbm
        - pathLossDb
        + difficulty.levelDb()
        + 20 * Math.log10(arrived.rms() / sent.rms());
  }

  /** The same link, with an antenna turned. */
  LinkConditions turned(double degrees) {
    return new LinkConditions(motion, pathLossDb, delaySpreadSeconds, ricianK, dopplerHz, degrees);
  }

  /** The same link, with another motion. */
  LinkConditions moving(double least, double most) {
    return new LinkConditions(
        Motion.MOVING,
        pathLossDb,
        delaySpreadSeconds,
        ricianK,
        new Range(least, most),
        turnedDegrees);
  }
}
