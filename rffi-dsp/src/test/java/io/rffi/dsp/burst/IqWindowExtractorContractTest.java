package io.rffi.dsp.burst;

import io.rffi.api.IqSignal;
import io.rffi.api.PreambleExtractor;
import io.rffi.api.PreambleExtractorContract;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Nested;

class IqWindowExtractorContractTest {
  private static final IqSignal CAPTURE =
      BurstDetectorTest.capture(12_000, 1, 3000, 1000, 30, 7000, 2000, 20);

  @Nested
  class OfBursts extends PreambleExtractorContract {
    @Override
    protected PreambleExtractor extractor() {
      return IqWindowExtractor.ofBursts(BurstDetector.defaults(), BurstWindows.of(128));
    }

    @Override
    protected IqSignal capture() {
      return CAPTURE;
    }

    @Override
    protected int preambles() {
      return 7 + 15;
    }

    @Override
    protected OptionalDouble tooSlowHz() {
      return OptionalDouble.empty();
    }
  }

  @Nested
  class OfWholeCaptures extends PreambleExtractorContract {
    @Override
    protected PreambleExtractor extractor() {
      return IqWindowExtractor.ofWholeCaptures(BurstWindows.of(500).withoutCfo(1234));
    }

    @Override
    protected IqSignal capture() {
      return CAPTURE;
    }

    @Override
    protected int preambles() {
      return 24;
    }

    @Override
    protected OptionalDouble tooSlowHz() {
      return OptionalDouble.empty();
    }

    @Override
    protected int foundInNoise() {
      return 24;
    }
  }
}
