package io.rffi.train.decision;

import io.rffi.api.Fingerprint;
import io.rffi.api.IqSignal;
import io.rffi.api.Preamble;
import io.rffi.api.PreambleExtractor;
import io.rffi.api.QualityGate;
import io.rffi.augment.SimulatedSite;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.dsp.lora.LoraPreambleExtractor;
import io.rffi.embed.onnx.OnnxEmbedder;
import java.util.List;
import java.util.Optional;

/**
 * The demonstration's site: whole packets at 20 to 45 dB, found by the extractor, all before one
 * receiver; units whose crystal alone differs from session to session.
 */
record SiteReception(SimulatedSite site, OnnxEmbedder embedder) implements Population.Reception {
  private static final PreambleExtractor PREAMBLES =
      LoraPreambleExtractor.of(LoraParameters.EU868_SF7);

  @Override
  public Optional<Fingerprint> receive(int radio, int packet, boolean later) {
    IqSignal capture = later ? site.fresh(radio, packet) : site.enrolment(radio, packet);
    List<Preamble> found = PREAMBLES.extract(capture);
    if (found.size() != 1 || QualityGate.standard().check(found.get(0)).isPresent()) {
      return Optional.empty();
    }
    Preamble preamble = found.get(0);
    return Optional.of(embedder.embedOne(preamble.samples()).withSnrDb(preamble.snrDb()));
  }
}
