package io.rffi.augment.transmitter;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;

/**
 * Where one unit stands in its family, parameter by parameter, and the figures that follow from it.
 */
record UnitParameters(Map<UnitParameter, Double> deviations) {
  UnitParameters {
    deviations = Map.copyOf(deviations);
  }

  /** Parameters that are computed from these, one by one. */
  UnitParameters map(ToDoubleBiFunction<UnitParameter, Double> change) {
    Map<UnitParameter, Double> changed = new EnumMap<>(UnitParameter.class);
    for (UnitParameter parameter : UnitParameter.values()) {
      changed.put(parameter, change.applyAsDouble(parameter, deviations.get(parameter)));
    }
    return new UnitParameters(changed);
  }

  /** A figure, normal about its centre. */
  double about(UnitParameter parameter, double centre, double deviation) {
    return centre + deviation * deviations.get(parameter);
  }

  /** A positive figure, log-normal about its centre. */
  double scaled(UnitParameter parameter, double centre, double relativeDeviation) {
    return centre * Math.exp(relativeDeviation * deviations.get(parameter));
  }
}
