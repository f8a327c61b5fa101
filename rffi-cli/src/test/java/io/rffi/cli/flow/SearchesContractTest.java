package io.rffi.cli.flow;

import io.rffi.api.IqSignal;
import io.rffi.api.PreambleExtractor;
import io.rffi.api.PreambleExtractorContract;
import io.rffi.augment.SimulatedCapture;
import io.rffi.augment.SimulatedDevices;
import io.rffi.augment.waveform.LoraPacketLayout;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.dsp.lora.LoraPreambleExtractor;
import java.util.Collections;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Nested;

class SearchesContractTest {
  private static final LoraParameters SF7 = LoraParameters.EU868_SF7;
  private static final LoraParameters SF8 = new LoraParameters(8, 125_000);
  private static final IqSignal CAPTURE = capture();

  private static IqSignal capture() {
    LoraPacketLayout layout = LoraPacketLayout.lorawan(Collections.nCopies(6, 99));
    SimulatedCapture capture = new SimulatedCapture(250e3);
    for (int n = 0; n < 3; n++) {
      IqSignal packet = SimulatedDevices.lora(3, 4).packet(n, 0, SF7, layout, 250e3);
      capture.silence(8_000 + 500 * n).packet(packet, 0, 800 * n);
    }
    return capture.silence(8_000).build(20, SF7.bandwidthHz(), new Random(5));
  }

  abstract static class Search extends PreambleExtractorContract {
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

  @Nested
  class ByRate extends Search {
    @Override
    protected PreambleExtractor extractor() {
      return new RateDependentExtractor(rate -> LoraPreambleExtractor.of(SF7, SF8));
    }
  }

  @Nested
  class Wanted extends Search {
    @Override
    protected PreambleExtractor extractor() {
      return new FallbackExtractor(LoraPreambleExtractor.of(SF7), LoraPreambleExtractor.of(SF8));
    }
  }

  @Nested
  class Others extends Search {
    @Override
    protected PreambleExtractor extractor() {
      return new FallbackExtractor(LoraPreambleExtractor.of(SF8), LoraPreambleExtractor.of(SF7));
    }
  }
}
