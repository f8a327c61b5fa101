package io.rffi.augment.channel;

import io.rffi.augment.internal.Iq;
import io.rffi.augment.internal.Require;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How a channel's mean power is spread over delay.
 *
 * <p>Delays are continuous: the same profile serves every sample rate. Immutable and thread-safe.
 *
 * @param taps at least one, from the earliest to the latest; their powers sum to 1
 */
public record PowerDelayProfile(List<Tap> taps) {
  private static final int EXPONENTIAL_TAPS = 24;
  private static final double EXPONENTIAL_FLOOR = 1e-3; // −30 dB

  /**
   * A path, or all paths of about one delay.
   *
   * @param delaySeconds when it arrives, ≥ 0
   * @param power its mean power, ≥ 0
   */
  public record Tap(double delaySeconds, double power) {
    /** Checks the ranges. */
    public Tap {
      Require.notNegative(delaySeconds, "delaySeconds");
      Require.notNegative(power, "power");
    }
  }

  /** Sorts the taps by delay and scales their powers to a sum of 1, which must not be 0. */
  public PowerDelayProfile {
    double sum = taps.stream().mapToDouble(Tap::power).sum();
    if (!(sum > 0) || sum == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          "a profile's powers need a finite sum > 0, got " + sum + " over " + taps.size());
    }
    taps =
        taps.stream()
            .sorted(Comparator.comparingDouble(Tap::delaySeconds))
            .map(tap -> new Tap(tap.delaySeconds, tap.power / sum))
            .toList();
  }

  /**
   * Any profile.
   *
   * @param taps at least one, in any order and of any sum &gt; 0
   * @return the profile, sorted and normalised
   */
  public static PowerDelayProfile of(List<Tap> taps) {
    return new PowerDelayProfile(taps);
  }

  /**
   * A single tap without delay.
   *
   * @return the profile of a frequency-flat channel
   */
  public static PowerDelayProfile flat() {
    return new PowerDelayProfile(List.of(new Tap(0, 1)));
  }

  /**
   * Exponential decay p(t) ∝ e^{−t/τ} down to −30 dB, on {@value #EXPONENTIAL_TAPS} taps.
   *
   * <p>The taps are centres of mass of stretches that grow with the delay, so that the strong
   * beginning is cut finely (0.08 τ) and no regular spacing makes the frequency response repeat.
   * Delays are stretched by the few per cent that cutting and gathering take away: the RMS delay
   * spread is the one asked for, exactly.
   *
   * @param delaySpreadSeconds the RMS delay spread, ≥ 0; 0 gives {@link #flat()}
   * @return the profile, its first tap at 0
   */
  public static PowerDelayProfile exponential(double delaySpreadSeconds) {
    Require.notNegative(delaySpreadSeconds, "delaySpreadSeconds");
    if (delaySpreadSeconds == 0) {
      return flat();
    }
    // Ends of the stretches where e^{−x/2} takes equal steps, x = t/τ.
    double floor = Math.sqrt(EXPONENTIAL_FLOOR);
    List<Tap> unit = new ArrayList<>();
    for (int tap = 0; tap < EXPONENTIAL_TAPS; tap++) {
      double beginRoot = 1 - tap * (1 - floor) / EXPONENTIAL_TAPS;
      double endRoot = 1 - (tap + 1) * (1 - floor) / EXPONENTIAL_TAPS;
      double atBegin = beginRoot * beginRoot;
      double atEnd = endRoot * endRoot;
      double power = atBegin - atEnd;
      double moment = atBegin * (1 - Math.log(atBegin)) - atEnd * (1 - Math.log(atEnd));
      unit.add(new Tap(moment / power, power));
    }
    double first = unit.get(0).delaySeconds;
    double stretch = delaySpreadSeconds / new PowerDelayProfile(unit).rmsDelaySpreadSeconds();
    return new PowerDelayProfile(
        unit.stream()
            .map(tap -> new Tap(stretch * (tap.delaySeconds - first), tap.power))
            .toList());
  }

  /**
   * COST 259 typical urban, TUx of 3GPP TR 25.943 (20 taps over 2.14 µs).
   *
   * @return the profile; all taps are Rayleigh
   */
  public static PowerDelayProfile typicalUrban() {
    return table(
        new int[] {
          0, 217, 512, 514, 517, 674, 882, 1230, 1287, 1311, 1349, 1533, 1535, 1622, 1818, 1836,
          1884, 1943, 2048, 2140
        },
        new double[] {
          -5.7, -7.6, -10.1, -10.2, -10.2, -11.5, -13.4, -16.3, -16.9, -17.1, -17.4, -19.0, -19.0,
          -19.8, -21.5, -21.6, -22.1, -22.6, -23.5, -24.3
        });
  }

  /**
   * COST 259 rural area, RAx of 3GPP TR 25.943 (10 taps over 0.53 µs).
   *
   * <p>The standard's first tap is the direct path alone, with a shift of 0.7 of the largest: K =
   * +∞ and an angle of {@code acos 0.7} in {@link TappedDelayLine}.
   *
   * @return the profile
   */
  public static PowerDelayProfile ruralArea() {
    return table(
        new int[] {0, 42, 101, 129, 149, 245, 312, 410, 469, 528},
        new double[] {-5.2, -6.4, -8.4, -9.3, -10.0, -13.1, -15.3, -18.5, -20.4, -22.4});
  }

  /**
   * COST 259 hilly terrain, HTx of 3GPP TR 25.943 (20 taps; a second cluster after 15 µs).
   *
   * @return the profile; all taps are Rayleigh
   */
  public static PowerDelayProfile hillyTerrain() {
    return table(
        new int[] {
          0, 356, 441, 528, 546, 609, 625, 842, 916, 941, 15000, 16172, 16492, 16876, 16882, 16978,
          17615, 17827, 17849, 18016
        },
        new double[] {
          -3.6, -8.9, -10.2, -11.5, -11.8, -12.7, -13.0, -16.2, -17.3, -17.7, -17.6, -22.7, -24.1,
          -25.8, -25.8, -26.2, -29.0, -29.9, -30.0, -30.7
        });
  }

  private static PowerDelayProfile table(int[] nanoseconds, double[] decibels) {
    List<Tap> taps = new ArrayList<>();
    for (int tap = 0; tap < nanoseconds.length; tap++) {
      taps.add(new Tap(1e-9 * nanoseconds[tap], Iq.powerRatio(decibels[tap])));
    }
    return new PowerDelayProfile(taps);
  }

  /**
   * The mean delay, Σ p·t.
   *
   * @return in seconds
   */
  public double meanDelaySeconds() {
    return taps.stream().mapToDouble(tap -> tap.power * tap.delaySeconds).sum();
  }

  /**
   * The RMS delay spread, √(Σ p·(t − mean)²).
   *
   * @return in seconds
   */
  public double rmsDelaySpreadSeconds() {
    double mean = meanDelaySeconds();
    return Math.sqrt(
        taps.stream().mapToDouble(tap -> tap.power * Math.pow(tap.delaySeconds - mean, 2)).sum());
  }
}
