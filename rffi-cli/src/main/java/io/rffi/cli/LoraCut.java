package io.rffi.cli;

import io.rffi.dsp.lora.LoraParameters;
import io.rffi.dsp.lora.LoraPreambleExtractor;
import java.util.List;

/**
 * The packets that a model looks at.
 *
 * @param lora how they are modulated
 * @param symbols how many up-chirps it takes
 * @param sampleRateHz at which rate
 */
record LoraCut(LoraParameters lora, int symbols, double sampleRateHz) {
  /** Finds and cuts them. */
  LoraPreambleExtractor extractor() {
    return LoraPreambleExtractor.of(List.of(lora), symbols, sampleRateHz);
  }
}
