package io.rffi.augment.transmitter;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;

/** Where one unit stands in its family, trait by trait, and the figures that follow from it. */
record Traits(Map<Trait, Double> deviations) {
  Traits {
    deviations = Map.copyOf(deviations);
  }

  /** Traits that are worked out from these, one by one. */
  Traits map(ToDoubleBiFunction<Trait, Double> change) {
    Map<Trait, Double> changed = new EnumMap<>(Trait.class);
    for (Trait trait : Trait.values()) {
      changed.put(trait, change.applyAsDouble(trait, deviations.get(trait)));
    }
    return new Traits(changed);
  }

  /** A figure, normal about its centre. */
  double about(Trait trait, double centre, double deviation) {
    return centre + deviation * deviations.get(trait);
  }

  /** A positive figure, log-normal about its centre. */
  double scaled(Trait trait, double centre, double relativeDeviation) {
    return centre * Math.exp(relativeDeviation * deviations.get(trait));
  }
}
