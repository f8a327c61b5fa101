package io.rffi.dsp.lora;

import io.rffi.api.IqSignal;
import io.rffi.api.PreambleExtractor;
import io.rffi.api.PreambleExtractorContract;
import java.util.OptionalDouble;
import java.util.Random;

class LoraPreambleExtractorContractTest extends PreambleExtractorContract {
  private static final IqSignal CAPTURE = capture(new Random(5));

  private static IqSignal capture(Random random) {
    return new TestPackets(LoraParameters.EU868_SF7, 250e3, 0.25)
        .packet(3_000.3, 8, 10e3, 1, random)
        .packet(17_000.8, 8, -15e3, 0.7, random)
        .packet(45_000.5, 8, 3e3, 1, random)
        .noise(20, random)
        .signal();
  }

  @Override
  protected PreambleExtractor extractor() {
    return LoraPreambleExtractor.of(LoraParameters.EU868_SF7);
  }

  @Override
  protected IqSignal capture() {
    return CAPTURE;
  }

  @Override
  protected int preambles() {
    return 3;
  }

  @Override
  protected OptionalDouble tooSlowHz() {
    return OptionalDouble.of(100e3);
  }
}
