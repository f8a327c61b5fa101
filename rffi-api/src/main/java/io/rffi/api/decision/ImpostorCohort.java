package io.rffi.api.decision;

import java.util.Arrays;

/**
 * Fingerprints of many radios that nobody has enrolled, received at several levels of noise. A
 * gallery that is held against them shows how often it would take an unknown radio for one of its
 * own: at each level every radio is one trial.
 *
 * <p>Immutable.
 */
public final class ImpostorCohort {
  private final double[] snrDb;
  private final float[][][][] values;

  /**
   * A cohort.
   *
   * @param snrDb the levels: signal-to-noise ratios in dB, ascending, at least one
   * @param values [level][radio][packet][axis]: on the axes of a {@link TwoCovariance}; each radio
   *     has as many packets as any other, each of another transmission, and all levels have the
   *     same radios
   */
  public ImpostorCohort(double[] snrDb, float[][][][] values) {
    this.snrDb = snrDb.clone();
    this.values = new float[values.length][][][];
    if (snrDb.length == 0 || values.length != snrDb.length) {
      throw new IllegalArgumentException(
          "a cohort of " + snrDb.length + " levels, with packets at " + values.length);
    }
    for (int level = 0; level < snrDb.length; level++) {
      if (!Double.isFinite(snrDb[level]) || (level > 0 && !(snrDb[level] > snrDb[level - 1]))) {
        throw new IllegalArgumentException("levels are not finite and ascending");
      }
      this.values[level] = copy(values[level], values[0]);
    }
  }

  private static float[][][] copy(float[][][] radios, float[][][] first) {
    if (radios.length == 0 || radios.length != first.length || first[0].length == 0) {
      throw new IllegalArgumentException("a cohort needs the same radios at each level");
    }
    float[][][] copy = new float[radios.length][][];
    for (int radio = 0; radio < radios.length; radio++) {
      copy[radio] = new float[radios[radio].length][];
      for (int packet = 0; packet < copy[radio].length; packet++) {
        copy[radio][packet] = radios[radio][packet].clone();
        if (copy[radio].length != first[0].length
            || copy[radio][packet].length != first[0][0].length) {
          throw new IllegalArgumentException(
              "radio " + radio + " of the cohort has other packets than the first");
        }
        for (float value : copy[radio][packet]) {
          if (!Float.isFinite(value)) {
            throw new IllegalArgumentException("radio " + radio + " of the cohort has " + value);
          }
        }
      }
    }
    return copy;
  }

  /**
   * How many levels of noise there are.
   *
   * @return ≥ 1
   */
  public int levels() {
    return snrDb.length;
  }

  /**
   * A level's signal-to-noise ratio.
   *
   * @param level 0 ≤ level &lt; {@link #levels()}, from the noisiest on
   * @return in dB
   */
  public double snrDb(int level) {
    return snrDb[level];
  }

  /**
   * How many radios there are.
   *
   * @return ≥ 1
   */
  public int radios() {
    return values[0].length;
  }

  /**
   * How many packets of each there are at each level.
   *
   * @return ≥ 1
   */
  public int packets() {
    return values[0][0].length;
  }

  /**
   * How many values a packet has.
   *
   * @return the number of axes, ≥ 1
   */
  public int axes() {
    return values[0][0][0].length;
  }

  /**
   * One packet.
   *
   * @param level 0 ≤ level &lt; {@link #levels()}
   * @param radio 0 ≤ radio &lt; {@link #radios()}
   * @param packet 0 ≤ packet &lt; {@link #packets()}
   * @return a new array, one value an axis
   */
  public float[] packet(int level, int radio, int packet) {
    return values[level][radio][packet].clone();
  }

  /** Equal levels and values. */
  @Override
  public boolean equals(Object other) {
    return other instanceof ImpostorCohort that
        && Arrays.equals(snrDb, that.snrDb)
        && Arrays.deepEquals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(snrDb) + Arrays.deepHashCode(values);
  }
}
