package io.rffi.dsp.quality;

/**
 * Estimates how much of a signal was clipped at the receiver's full scale. No recording states it:
 * only the samples show it.
 *
 * <p>Samples at the greatest value alone are no proof: a chirp in few bits has many. The signal was
 * clipped if either (1) the greatest or least value is accumulated: it is met far more often than
 * the next four values that occur. Or (2) the signal goes farther between the axes than along them:
 * |I| + |Q| is the reach at 45°, which no converter limits, and of a signal whose phase is as often
 * there as here it can't exceed √2 times that along the axes.
 *
 * <p>Not seen: a signal that was filtered, resampled or shifted after it was clipped; and one that
 * exceeds full scale by less than a step of the converter.
 */
final class FullScale {
  /** A constant envelope has its extreme in full up to 3.3 times as often as the mean of these. */
  private static final int NEXT_VALUES = 4;

  private static final double ACCUMULATION_RATIO = 4.5;
  private static final int LEAST_ACCUMULATED = 10;

  /** Room for a DC offset, and for as many steps as rounding adds across the axes. */
  private static final double ROOM = 0.02;

  private static final double ROOM_STEPS = 1.25;

  /** Of noise alone, the first ten of the farthest samples lie off the axes once in 1000. */
  private static final int LEAST_BEYOND = 10;

  private FullScale() {}

  /**
   * The part of the samples with I or Q at full scale.
   *
   * @param iq interleaved
   * @return 0 to 1; 0 if full scale was not exceeded
   */
  static double clippedFraction(float[] iq) {
    Extremes top = new Extremes(iq, 1);
    Extremes bottom = new Extremes(iq, -1);
    float reach = Math.max(top.value(), bottom.value());
    if (!(reach > 0)) {
      return 0;
    }
    boolean exceeds = exceedsBetweenAxes(iq, reach, Math.max(top.step(), bottom.step()));
    boolean atTop = top.isAccumulated() || (exceeds && top.value() >= (1 - ROOM) * reach);
    boolean atBottom = bottom.isAccumulated() || (exceeds && bottom.value() >= (1 - ROOM) * reach);
    float highest = atTop ? top.value() : Float.POSITIVE_INFINITY;
    float lowest = atBottom ? -bottom.value() : Float.NEGATIVE_INFINITY;
    int clipped = 0;
    for (int n = 0; n < iq.length; n += 2) {
      boolean isClipped =
          iq[n] >= highest || iq[n] <= lowest || iq[n + 1] >= highest || iq[n + 1] <= lowest;
      clipped += isClipped ? 1 : 0;
    }
    return 2.0 * clipped / iq.length;
  }

  private static boolean exceedsBetweenAxes(float[] iq, float reach, float step) {
    double limit = Math.sqrt(2) * (reach * (1 + ROOM) + ROOM_STEPS * step);
    int beyond = 0;
    for (int n = 0; n < iq.length; n += 2) {
      beyond += (double) Math.abs(iq[n]) + Math.abs(iq[n + 1]) > limit ? 1 : 0;
    }
    return beyond >= LEAST_BEYOND;
  }

  /** The greatest values that occur, and how often. */
  private static final class Extremes {
    private final float[] values = new float[1 + NEXT_VALUES]; // descending
    private final int[] counts = new int[values.length];
    private int distinct;

    /** Of the components times a sign. */
    Extremes(float[] iq, float sign) {
      for (float component : iq) {
        float value = sign * component;
        if (distinct < values.length || value >= values[distinct - 1]) {
          count(value);
        }
      }
    }

    private void count(float value) {
      int place = 0;
      while (place < distinct && values[place] > value) {
        place++;
      }
      if (place < distinct && values[place] == value) {
        counts[place]++;
        return;
      }
      if (place == values.length) {
        return;
      }
      distinct = Math.min(distinct + 1, values.length);
      for (int n = distinct - 1; n > place; n--) {
        values[n] = values[n - 1];
        counts[n] = counts[n - 1];
      }
      values[place] = value;
      counts[place] = 1;
    }

    float value() {
      return distinct == 0 ? 0 : values[0];
    }

    /** From the greatest value to the next. */
    float step() {
      return distinct < 2 ? 0 : values[0] - values[1];
    }

    boolean isAccumulated() {
      if (distinct < values.length) {
        return false; // a converter of two bits shows no more
      }
      double next = 0;
      for (int n = 1; n < values.length; n++) {
        next += counts[n];
      }
      return counts[0] >= LEAST_ACCUMULATED && counts[0] > ACCUMULATION_RATIO * next / NEXT_VALUES;
    }
  }
}
