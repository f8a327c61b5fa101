package io.rffi.embed.impairment;

/** Legendre polynomials: shapes that don't resemble one another. */
final class Legendre {
  private Legendre() {}

  /** P_degree(x), −1 ≤ x ≤ 1, by Bonnet's recursion. */
  static double at(int degree, double x) {
    double before = 0;
    double value = 1;
    for (int n = 0; n < degree; n++) {
      double next = ((2 * n + 1) * x * value - n * before) / (n + 1);
      before = value;
      value = next;
    }
    return value;
  }
}
