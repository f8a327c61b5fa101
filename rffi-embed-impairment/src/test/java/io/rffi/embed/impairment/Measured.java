package io.rffi.embed.impairment;

import io.rffi.api.IqSignal;
import io.rffi.dsp.lora.LoraParameters;
import java.util.List;

/** An estimator's values by name. */
final class Measured {
  static final LoraParameters LORA = LoraParameters.EU868_SF7;
  static final double RATE_HZ = 1e6;
  static final LoraImpairments LORA_ESTIMATOR = LoraImpairments.of(LORA, RATE_HZ, 8);

  private final List<Quantity> quantities;
  private final double[] values;

  Measured(ImpairmentEstimator estimator, IqSignal signal) {
    quantities = estimator.quantities();
    values = estimator.estimate(signal);
  }

  double of(String name) {
    for (int n = 0; n < values.length; n++) {
      if (quantities.get(n).name().equals(name)) {
        return values[n];
      }
    }
    throw new IllegalArgumentException("no quantity " + name);
  }
}
