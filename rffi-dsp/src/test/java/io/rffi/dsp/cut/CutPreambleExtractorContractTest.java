package io.rffi.dsp.cut;

import io.rffi.api.IqSignal;
import io.rffi.api.PreambleExtractor;
import io.rffi.api.PreambleExtractorContract;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.dsp.lora.TestPackets;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Nested;

class CutPreambleExtractorContractTest {
  private static final IqSignal CAPTURE =
      new TestPackets(LoraParameters.EU868_SF7, 1e6, 0.008_192)
          .packet(0, 8, 0, 1, new Random(1))
          .noise(20, new Random(2))
          .signal();

  /** Takes every capture as one preamble. */
  private abstract static class Cut extends PreambleExtractorContract {
    @Override
    protected IqSignal capture() {
      return CAPTURE;
    }

    @Override
    protected int preambles() {
      return 1;
    }

    @Override
    protected OptionalDouble tooSlowHz() {
      return OptionalDouble.empty();
    }

    @Override
    protected int foundInSilence() {
      return 1;
    }

    @Override
    protected int foundInNoise() {
      return 1;
    }
  }

  @Nested
  class Lora extends Cut {
    @Override
    protected PreambleExtractor extractor() {
      return CutPreambleExtractor.lora(LoraParameters.EU868_SF7);
    }
  }

  @Nested
  class Unmeasured extends Cut {
    @Override
    protected PreambleExtractor extractor() {
      return CutPreambleExtractor.unmeasured();
    }
  }
}
