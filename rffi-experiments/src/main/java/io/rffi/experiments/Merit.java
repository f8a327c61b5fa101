package io.rffi.experiments;

/** Which figure of merit. */
public enum Merit {
  /** The share of packets that are taken for the right device. */
  ACCURACY("accuracy"),
  /** The area under the curve of rogue detection. */
  AUC("auc"),
  /** The equal error rate of rogue detection. */
  EER("eer"),
  /** The share of pairs of which it is rightly said whether they have one sender. */
  PAIR_ACCURACY("pairAccuracy");

  private final String text;

  Merit(String text) {
    this.text = text;
  }

  /**
   * The name in files.
   *
   * @return in camel case
   */
  public String text() {
    return text;
  }
}
