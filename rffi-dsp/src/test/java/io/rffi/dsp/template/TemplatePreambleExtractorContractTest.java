package io.rffi.dsp.template;

import io.rffi.api.IqSignal;
import io.rffi.api.PreambleExtractor;
import io.rffi.api.PreambleExtractorContract;
import java.util.OptionalDouble;
import java.util.Random;

class TemplatePreambleExtractorContractTest extends PreambleExtractorContract {
  private static final IqSignal CAPTURE =
      new TestAir(25e6, 40_000)
          .packet(TestAir.WIFI, 1_234.5, 31_000, 1, 1)
          .packet(TestAir.WIFI, 11_500.2, -20_000, 0.6, 2)
          .packet(TestAir.WIFI, 30_000.7, 50_000, 1, 3)
          .noise(20, 20e6, new Random(5))
          .signal();

  @Override
  protected PreambleExtractor extractor() {
    return Protocol.WIFI.extractor();
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
    return OptionalDouble.of(10e6);
  }
}
