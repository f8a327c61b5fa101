package io.rffi.dsp.template;

import io.rffi.api.Preamble;
import org.junit.jupiter.api.Test;

class RealRecordingsTest {
  @Test
  void look() {
    for (int n = 1; n <= 18; n++) {
      if (n == 9 || n == 10) continue;
      for (Preamble p :
          TemplatePreambleExtractor.of(TemplatesBle.advertising())
              .extract(RealRecordings.cf32("ble/advert_%02d".formatted(n), 3.125e6)))
        System.out.printf("%d %.2f %.0f %.1f%n", n, p.startSample(), p.cfoHz(), p.snrDb());
    }
    for (String f : new String[] {"19_5", "6_5"}) {
      int k = 0;
      for (Preamble p :
          TemplatePreambleExtractor.of(Templates80211.preamble())
              .extract(RealRecordings.ci16("wifi/openofdm_radiated_" + f + "mbps", 20e6)))
        System.out.printf("wifi %d %.2f %.0f %.1f%n", k++, p.startSample(), p.cfoHz(), p.snrDb());
    }
  }
}
