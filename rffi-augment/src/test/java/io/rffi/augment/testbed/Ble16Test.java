package io.rffi.augment.testbed;

import io.rffi.dsp.template.PreambleTemplate;
import io.rffi.dsp.template.TemplatesBle;

class Ble16Test extends Ism16Contract {
  @Override
  Testbed testbed(Difficulty difficulty, long seed) {
    return Testbeds.of("ble-16", difficulty, seed, 0.02);
  }

  @Override
  PreambleTemplate template() {
    return TemplatesBle.advertising();
  }
}
