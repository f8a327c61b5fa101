package io.rffi.cli.flow;

import io.rffi.api.IqSignal;
import io.rffi.api.Preamble;
import io.rffi.api.PreambleExtractor;
import io.rffi.dsp.lora.LoraPreambleExtractor;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleFunction;

/** Searches for LoRa preambles, for others the higher the sample rate is. */
public final class RateDependentExtractor implements PreambleExtractor {
  private final DoubleFunction<LoraPreambleExtractor> extractors;
  private final Map<Double, LoraPreambleExtractor> known = new ConcurrentHashMap<>();

  /**
   * Searches.
   *
   * @param extractors gives what to look for in signals of a sample rate in Hz
   */
  public RateDependentExtractor(DoubleFunction<LoraPreambleExtractor> extractors) {
    this.extractors = extractors;
  }

  private LoraPreambleExtractor at(double sampleRateHz) {
    return known.computeIfAbsent(sampleRateHz, extractors::apply);
  }

  @Override
  public List<Preamble> extract(IqSignal capture) {
    return at(capture.sampleRateHz()).extract(capture);
  }

  @Override
  public OptionalDouble reachSeconds(double sampleRateHz) {
    return at(sampleRateHz).reachSeconds(sampleRateHz);
  }
}
