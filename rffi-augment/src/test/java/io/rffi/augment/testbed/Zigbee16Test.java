package io.rffi.augment.testbed;

import io.rffi.dsp.template.PreambleTemplate;
import io.rffi.dsp.template.Templates802154;

class Zigbee16Test extends Ism16Contract {
  @Override
  Testbed testbed(Difficulty difficulty, long seed) {
    return Testbeds.of("zigbee-16", difficulty, seed, 0.02);
  }

  @Override
  PreambleTemplate template() {
    return Templates802154.synchronisationHeader();
  }
}
