package io.rffi.augment.testbed;

import io.rffi.api.ChannelModel;
import io.rffi.augment.channel.PolarisationLoss;
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
  /** Indoors, a turned antenna still hears what walls have scattered. */
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
    TappedDelayLine echoes =
        TappedDelayLine.lineOfSight(PowerDelayProfile.exponential(delaySpread), ricianK.draw(way))
            .withDoppler(dopplerHz.draw(way))
            .withDirectAngle(360 * way.nextDouble());
    return echoes.then(new PolarisationLoss(turnedDegrees, CROSS_POLAR_DB));
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
