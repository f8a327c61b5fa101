package io.rffi.dsp.stream;

import io.rffi.api.IqSignal;
import io.rffi.api.Preamble;
import io.rffi.dsp.lora.LoraPreambleExtractor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks at the samples around a candidate as they came, and decides what is there. */
final class CandidateVerifier {
  private final ScanPlan plan;
  private final Map<ScanChannel, LoraPreambleExtractor> extractors = new HashMap<>();

  CandidateVerifier(ScanPlan plan) {
    this.plan = plan;
    for (ScanChannel channel : plan.channels()) {
      extractors.put(
          channel,
          LoraPreambleExtractor.of(List.of(channel.lora()), plan.symbols(), plan.referenceRateHz())
              .withCarriersIn(channel.lowestCarrierHz(), channel.highestCarrierHz()));
    }
  }

  /** The preambles of a channel in a piece of the stream, counted from the piece's first sample. */
  List<Preamble> preambles(ScanChannel channel, float[] samples) {
    IqSignal capture =
        plan.centreFrequencyHz().isPresent()
            ? IqSignal.of(samples, plan.sampleRateHz(), plan.centreFrequencyHz().getAsDouble())
            : IqSignal.of(samples, plan.sampleRateHz());
    return extractors.get(channel).extract(capture);
  }
}
