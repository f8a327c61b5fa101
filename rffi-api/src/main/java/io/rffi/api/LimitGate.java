package io.rffi.api;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Rejects a preamble one of whose figures is beyond a limit. Figures are never NaN; a limit must
 * not be either, or everything would pass.
 *
 * @param check its name in rejections
 * @param figure what is held against the limit
 * @param limit the last value that passes
 * @param isLeast whether the limit is the least value that passes, or the greatest
 * @param reason a format for the value and the limit, in this order: what is wrong, what to do
 */
record LimitGate(
    String check, ToDoubleFunction<Preamble> figure, double limit, boolean isLeast, String reason)
    implements QualityGate {
  LimitGate {
    if (Double.isNaN(limit)) {
      throw new IllegalArgumentException("the limit of " + check + " is NaN");
    }
  }

  static LimitGate atMost(
      String check, ToDoubleFunction<Preamble> figure, double limit, String reason) {
    return new LimitGate(check, figure, limit, false, reason);
  }

  static LimitGate atLeast(
      String check, ToDoubleFunction<Preamble> figure, double limit, String reason) {
    return new LimitGate(check, figure, limit, true, reason);
  }

  @Override
  public Optional<Rejection> check(Preamble preamble) {
    Objects.requireNonNull(preamble, "preamble");
    double value = figure.applyAsDouble(preamble);
    return (isLeast ? value >= limit : value <= limit)
        ? Optional.empty()
        : Optional.of(
            new Rejection(check, value, limit, String.format(Locale.ROOT, reason, value, limit)));
  }
}
