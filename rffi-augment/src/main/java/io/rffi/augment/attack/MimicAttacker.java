package io.rffi.augment.attack;

import io.rffi.augment.internal.Iq;
import io.rffi.augment.transmitter.Crystal;
import io.rffi.augment.transmitter.IqImbalance;
import io.rffi.augment.transmitter.LoLeakage;
import io.rffi.augment.transmitter.Transmitter;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * Feature replay: a radio that makes packets of its own, with the carrier offset, I/Q imbalance and
 * leakage of a victim.
 *
 * <p>It computes its samples so that they come out of its own hardware as out of the victim's. All
 * three are invertible ahead of the converter: with the mixer's matrix M (I′ = I, Q′ = g·(Q·cos θ +
 * I·sin θ)), its leakage l and the turn r between the carriers, samples s are sent as M⁻¹(r·(M_v·s
 * + l_v) − l), where v is the victim. What results is a mixer of the victim's figures, and so it is
 * modelled as one. The chip clock goes with the carrier, as both hang on one crystal in the victim:
 * the attacker resamples by the same ratio, so a clock that doesn't fit the carrier won't give it
 * away.
 *
 * <p>Everything else stays the attacker's: amplifier, loop, phase noise, ramp, filter, turn-on
 * drift, and the wander of its crystal from packet to packet.
 *
 * <p>Immutable and safe for use by many threads at once, each with a generator of its own.
 *
 * @param radio the attacker's radio
 * @param accuracy how well it copies
 */
public record MimicAttacker(Transmitter radio, MimicryAccuracy accuracy) {
  /** Checks that the parts are there. */
  public MimicAttacker {
    Objects.requireNonNull(radio, "radio");
    Objects.requireNonNull(accuracy, "accuracy");
  }

  /**
   * Sets the radio up to look like a victim. The errors are drawn here, once for all packets that
   * it then sends.
   *
   * @param victim whom to look like, as it is at present; of the same carrier
   * @param random where the errors are drawn from; as many values whatever the accuracy
   * @return the radio as it appears: it can send any waveform
   * @throws IllegalArgumentException if the victim is on another carrier
   */
  public Transmitter mimic(Transmitter victim, RandomGenerator random) {
    if (victim.carrierHz() != radio.carrierHz()) {
      throw new IllegalArgumentException(
          "the victim sends at %s Hz, the attacker's radio at %s Hz"
              .formatted(victim.carrierHz(), radio.carrierHz()));
    }
    Crystal crystal =
        new Crystal(
            copy(
                radio.crystal().ppm(),
                victim.crystal().ppm(),
                accuracy.cfoHz() / (1e-6 * radio.carrierHz()),
                random),
            radio.crystal().wanderPpm());
    IqImbalance imbalance =
        new IqImbalance(
            copy(
                radio.iqImbalance().gainDb(),
                victim.iqImbalance().gainDb(),
                accuracy.iqGainDb(),
                random),
            copy(
                radio.iqImbalance().phaseDegrees(),
                victim.iqImbalance().phaseDegrees(),
                accuracy.iqPhaseDegrees(),
                random));
    LoLeakage leakage = copy(radio.loLeakage(), victim.loLeakage(), random);
    return radio.with(crystal).with(imbalance).with(leakage);
  }

  private static double copy(double own, double victims, double rms, RandomGenerator random) {
    double error = random.nextGaussian();
    return rms == Double.POSITIVE_INFINITY ? own : victims + rms * error;
  }

  /** The error is a circular Gaussian, added to the victim's leakage as a phasor. */
  private LoLeakage copy(LoLeakage own, LoLeakage victims, RandomGenerator random) {
    double errorRe = random.nextGaussian();
    double errorIm = random.nextGaussian();
    if (accuracy.leakageDbc() == Double.POSITIVE_INFINITY) {
      return own;
    }
    if (accuracy.leakageDbc() == Double.NEGATIVE_INFINITY) {
      return victims;
    }
    double rms = Iq.amplitudeRatio(accuracy.leakageDbc()) * Math.sqrt(0.5);
    double amplitude = Iq.amplitudeRatio(victims.levelDbc());
    double angle = Math.toRadians(victims.phaseDegrees());
    double re = amplitude * Math.cos(angle) + rms * errorRe;
    double im = amplitude * Math.sin(angle) + rms * errorIm;
    return new LoLeakage(20 * Math.log10(Math.hypot(re, im)), Math.toDegrees(Math.atan2(im, re)));
  }
}
