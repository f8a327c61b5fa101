package io.rffi.api;

import java.util.Arrays;
import java.util.Objects;

/**
 * What an embedder says of one packet: a point in an embedding space. Immutable; every value is
 * finite, so that a distance between two fingerprints of one space is never NaN.
 */
public final class Fingerprint {
  private final EmbeddingSpace space;
  private final float[] values;
  private final double snrDb;

  private Fingerprint(EmbeddingSpace space, float[] values, double snrDb) {
    this.space = space;
    this.values = values;
    this.snrDb = snrDb;
  }

  /**
   * A fingerprint of the given values, which are copied, of a packet whose noise is not known.
   *
   * @param space where the fingerprint lies
   * @param values as many finite values as the space has dimensions
   * @return the fingerprint
   * @throws SignalQualityException if a value is NaN or infinite: such a packet has no identity
   */
  public static Fingerprint of(EmbeddingSpace space, float... values) {
    Objects.requireNonNull(space, "space");
    if (values.length != space.dimension()) {
      throw new IllegalArgumentException(
          "the space has " + space.dimension() + " dimensions, got " + values.length + " values");
    }
    for (int n = 0; n < values.length; n++) {
      if (!Float.isFinite(values[n])) {
        throw new SignalQualityException(
            "finite fingerprint",
            values[n],
            Float.MAX_VALUE,
            "the embedder returned " + values[n] + " in dimension " + n);
      }
    }
    return new Fingerprint(space, values.clone(), Double.POSITIVE_INFINITY);
  }

  /**
   * This fingerprint, with how noisy its packet was.
   *
   * @param ratioDb the packet's signal-to-noise ratio in the waveform's bandwidth, in dB; positive
   *     infinity where noise can't be told from signal, or was not measured
   * @return a fingerprint that shares the values
   */
  public Fingerprint withSnrDb(double ratioDb) {
    if (!(ratioDb > Double.NEGATIVE_INFINITY)) {
      throw new IllegalArgumentException("SNR is not a number above -infinity: " + ratioDb);
    }
    return new Fingerprint(space, values, ratioDb);
  }

  /**
   * The space in which this fingerprint can be compared.
   *
   * @return the embedding space
   */
  public EmbeddingSpace space() {
    return space;
  }

  /**
   * How noisy the packet was: the less the ratio, the farther the fingerprint may lie from others
   * of its device.
   *
   * @return the signal-to-noise ratio in dB; positive infinity where it was not measured
   */
  public double snrDb() {
    return snrDb;
  }

  /**
   * The number of values.
   *
   * @return {@code space().dimension()}
   */
  public int dimension() {
    return values.length;
  }

  /**
   * One value.
   *
   * @param n the dimension, 0 ≤ n &lt; {@link #dimension()}
   * @return its value
   */
  public float at(int n) {
    return values[n];
  }

  /**
   * All values.
   *
   * @return a new array
   */
  public float[] toArray() {
    return values.clone();
  }

  /**
   * The distance to another fingerprint, by the metric of their space.
   *
   * @param other a fingerprint of the same space
   * @return ≥ 0, never NaN
   * @throws EmbeddingSpaceMismatchException if the other lies in another space
   */
  public double distanceTo(Fingerprint other) {
    space.requireSame(other.space);
    return space.metric().distance(values, other.values);
  }

  /** Equal space, values and signal-to-noise ratio. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Fingerprint that
        && space.equals(that.space)
        && Arrays.equals(values, that.values)
        && Double.compare(snrDb, that.snrDb) == 0;
  }

  @Override
  public int hashCode() {
    return 31 * space.hashCode() + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "Fingerprint[" + values.length + " values, model " + space.id() + "]";
  }
}
