package io.rffi.api;

import java.util.List;
import java.util.Locale;

/** A preamble of one recording among many: what is wrong with it is said of its place. */
record PlacedPreamble(int recording, Preamble preamble) {
  /**
   * Passes a gate.
   *
   * @throws SignalQualityException if the gate rejects it, with its place
   */
  void pass(QualityGate gate) {
    Rejection found = gate.check(preamble).orElse(null);
    if (found != null) {
      throw found.toException().at(place());
    }
  }

  /**
   * Embeds it alone.
   *
   * @throws SignalQualityException if it is too poor for the embedder, with its place
   */
  void embed(Embedder embedder) {
    try {
      embedder.embed(List.of(preamble.samples()));
    } catch (SignalQualityException poor) {
      throw poor.at(place());
    }
  }

  private String place() {
    return String.format(
        Locale.ROOT, "recording %d, the packet at sample %.0f", recording, preamble.startSample());
  }
}
