package io.rffi.api;

/** How the distance of two fingerprints is measured. */
public enum Metric {
  /** sqrt(Σ (a − b)²). */
  EUCLIDEAN,
  /** 1 − a·b / (|a| |b|). */
  COSINE
}
