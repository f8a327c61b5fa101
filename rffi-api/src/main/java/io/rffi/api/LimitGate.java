package io.rffi.api;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Rejects a preamble one of whose figures exceeds a limit. Figures are never NaN; a limit must not
 * be either, or everything would pass.
 *
 * @param check its name in rejections
 * @param figure what is held against the limit
 * @param limit the greatest value that passes
 * @param reason a format for the value and the limit, in this order: what is wrong, what to do
 */
record LimitGate(String check, ToDoubleFunction<Preamble> figure, double limit, String reason)
    implements QualityGate {
  LimitGate {
    if (Double.isNaN(limit)) {
      throw new IllegalArgumentException("the limit of " + check + " is NaN");
    }
  }

  @Override
  public Optional<Rejection> check(Preamble preamble) {
    Objects.requireNonNull(preamble, "preamble");
    double value = figure.applyAsDouble(preamble);
    return value <= limit
        ? Optional.empty()
        : Optional.of(
            new Rejection(check, value, limit, String.format(Locale.ROOT, reason, value, limit)));
  }
}
