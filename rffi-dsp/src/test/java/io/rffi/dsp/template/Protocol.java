package io.rffi.dsp.template;

import io.rffi.api.IqSignal;

/** Each template with a golden packet that it has to find, and no other. */
@SuppressWarnings("ImmutableEnumChecker") // both values are immutable, but not annotated
enum Protocol {
  WIFI(Templates80211.preamble(), TestAir.WIFI, 0),
  ZIGBEE(Templates802154.synchronisationHeader(), TestAir.ZIGBEE, 1),
  BLE(TemplatesBle.advertising(), TestAir.BLE, 2),
  BLE_2M(TemplatesBle.le2m(0x71764129), TestAir.BLE_2M, 3);

  final PreambleTemplate template;
  final IqSignal packet;

  /** Which place it takes where all are on the air one after another. */
  final int turn;

  Protocol(PreambleTemplate template, IqSignal packet, int turn) {
    this.template = template;
    this.packet = packet;
    this.turn = turn;
  }

  TemplatePreambleExtractor extractor() {
    return TemplatePreambleExtractor.of(template);
  }
}
