package io.rffi.api.decision;

import java.util.Arrays;
import java.util.Objects;

/**
 * Fingerprints of many radios that nobody has enrolled, received at several levels of noise. A
 * gallery that is held against them shows how often it would take an unknown radio for one of its
 * own: at each level every radio is one trial.
 *
 * <p>Radios of different kinds are in groups, so that a rate can be held for each kind apart, and
 * not only for their mixture. Without groups all are of one.
 *
 * <p>Immutable.
 */
public final class ImpostorCohort {
  private final double[] snrDb;

  /** Of each radio. */
  private final int[] groups;

  /** How many radios are in each group. */
  private final int[] sizes;

  private final int packets;
  private final int axes;

  /** [level][radio][packet][axis], packed: in nested arrays most would be headers. */
  private final float[] values;

  /**
   * A cohort of one group.
   *
   * @param snrDb the levels: signal-to-noise ratios in dB, ascending, at least one
   * @param values [level][radio][packet][axis]: on the axes of a {@link TwoCovariance}; each radio
   *     has as many packets as any other, each of another transmission, and all levels have the
   *     same radios
   */
  public ImpostorCohort(double[] snrDb, float[][][][] values) {
    this(snrDb, values, new int[values.length == 0 ? 0 : values[0].length]);
  }

  /**
   * A cohort of several groups.
   *
   * @param snrDb the levels: signal-to-noise ratios in dB, ascending, at least one
   * @param values [level][radio][packet][axis]: on the axes of a {@link TwoCovariance}; each radio
   *     has as many packets as any other, each of another transmission, and all levels have the
   *     same radios
   * @param groups the group of each radio, counted from 0 without a gap
   */
  public ImpostorCohort(double[] snrDb, float[][][][] values, int[] groups) {
    requireLevels(snrDb, values.length);
    if (values[0].length == 0 || values[0][0].length == 0) {
      throw new IllegalArgumentException("a cohort needs the same radios at each level");
    }
    this.snrDb = snrDb.clone();
    this.groups = groups.clone();
    sizes = sizes(groups, values[0].length);
    packets = values[0][0].length;
    axes = values[0][0][0].length;
    this.values = new float[Math.toIntExact((long) values.length * groups.length * packets * axes)];
    int at = 0;
    for (float[][][] level : values) {
      if (level.length != groups.length) {
        throw new IllegalArgumentException("a cohort needs the same radios at each level");
      }
      for (int radio = 0; radio < level.length; radio++) {
        at = pack(level[radio], radio, at);
      }
    }
  }

  private static void requireLevels(double[] snrDb, int levels) {
    if (snrDb.length == 0 || levels != snrDb.length) {
      throw new IllegalArgumentException(
          "a cohort of " + snrDb.length + " levels, with packets at " + levels);
    }
    for (int level = 0; level < snrDb.length; level++) {
      if (!Double.isFinite(snrDb[level]) || (level > 0 && !(snrDb[level] > snrDb[level - 1]))) {
        throw new IllegalArgumentException("levels are not finite and ascending");
      }
    }
  }

  private static int[] sizes(int[] groups, int radios) {
    if (groups.length != radios) {
      throw new IllegalArgumentException(
          "a cohort of " + radios + " radios, and groups of " + groups.length);
    }
    int[] sizes = new int[radios];
    int count = 0;
    for (int radio = 0; radio < radios; radio++) {
      if (groups[radio] < 0 || groups[radio] >= radios) {
        throw new IllegalArgumentException(
            "radio %d of %d is of group %d: groups are counted from 0 without a gap"
                .formatted(radio, radios, groups[radio]));
      }
      sizes[groups[radio]]++;
      count = Math.max(count, groups[radio] + 1);
    }
    for (int group = 0; group < count; group++) {
      if (sizes[group] == 0) {
        throw new IllegalArgumentException(
            "no radio is of group %d of %d: groups are counted from 0 without a gap"
                .formatted(group, count));
      }
    }
    return Arrays.copyOf(sizes, count);
  }

  private int pack(float[][] radio, int number, int at) {
    if (radio.length != packets) {
      throw otherPackets(number);
    }
    int end = at;
    for (float[] packet : radio) {
      if (packet.length != axes) {
        throw otherPackets(number);
      }
      for (float value : packet) {
        if (!Float.isFinite(value)) {
          throw new IllegalArgumentException("radio " + number + " of the cohort has " + value);
        }
        values[end++] = value;
      }
    }
    return end;
  }

  private static IllegalArgumentException otherPackets(int radio) {
    return new IllegalArgumentException(
        "radio " + radio + " of the cohort has other packets than the first");
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
    return groups.length;
  }

  /**
   * How many groups the radios are in.
   *
   * @return ≥ 1
   */
  public int groups() {
    return sizes.length;
  }

  /**
   * The group of a radio.
   *
   * @param radio 0 ≤ radio &lt; {@link #radios()}
   * @return 0 ≤ group &lt; {@link #groups()}
   */
  public int group(int radio) {
    return groups[radio];
  }

  /**
   * How many radios a group has.
   *
   * @param group 0 ≤ group &lt; {@link #groups()}
   * @return ≥ 1
   */
  public int radios(int group) {
    return sizes[group];
  }

  /**
   * How many radios the smallest group has, on which depends how low a false-accept rate can be
   * stated: n radios say no less than 1/(n + 1).
   *
   * @return ≥ 1
   */
  public int leastRadios() {
    return Arrays.stream(sizes).min().orElseThrow();
  }

  /**
   * How many packets of each there are at each level.
   *
   * @return ≥ 1
   */
  public int packets() {
    return packets;
  }

  /**
   * How many values a packet has.
   *
   * @return the number of axes, ≥ 1
   */
  public int axes() {
    return axes;
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
    Objects.checkIndex(level, levels());
    Objects.checkIndex(radio, radios());
    Objects.checkIndex(packet, packets);
    int at = ((level * radios() + radio) * packets + packet) * axes;
    return Arrays.copyOfRange(values, at, at + axes);
  }

  /** Equal levels, groups and values. */
  @Override
  public boolean equals(Object other) {
    return other instanceof ImpostorCohort that
        && packets == that.packets
        && axes == that.axes
        && Arrays.equals(snrDb, that.snrDb)
        && Arrays.equals(groups, that.groups)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(snrDb) + Arrays.hashCode(values);
  }
}
