package io.rffi.api;

/** Fingerprints of different models or front ends that were about to meet. */
public final class EmbeddingSpaceMismatchException extends RffiException {
  private static final long serialVersionUID = 1L;

  /** What is there. */
  private final transient EmbeddingSpace expected;

  /** What came. */
  private final transient EmbeddingSpace actual;

  /**
   * With both spaces.
   *
   * @param expected the space of the store, gallery or first fingerprint
   * @param actual the space of what was brought to it
   */
  public EmbeddingSpaceMismatchException(EmbeddingSpace expected, EmbeddingSpace actual) {
    super(
        "fingerprints of different embedding spaces can't be compared: here "
            + expected
            + ", brought "
            + actual
            + "; use the model of the enrolment, or enrol again with the new one");
    this.expected = expected;
    this.actual = actual;
  }

  /**
   * The space of the store, gallery or first fingerprint.
   *
   * @return the space; null after deserialisation
   */
  public EmbeddingSpace expected() {
    return expected;
  }

  /**
   * The space of what was brought to it.
   *
   * @return the space; null after deserialisation
   */
  public EmbeddingSpace actual() {
    return actual;
  }
}
