package io.rffi.dsp.template;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("heavy")
class TemplateFiguresTest {
  @Test
  void accuracy() {
    for (Protocol p : Protocol.values()) {
      for (double snr : new double[] {-6, -3, 0, 2, 4, 6, 10, 20, 30, 40}) {
        Trials t = Trials.run(p, 1.25 * p.template.searchRateHz(), snr, 200, 1);
        System.out.printf(
            "TABLE %-8s %5.0f dB  %d/%d others %d start rmse %.4f bias %.4f cfo %.1f snr %.1f%n",
            p,
            snr,
            t.found(),
            t.packets(),
            t.others(),
            t.startRmse(),
            t.startBias(),
            t.cfoRmse(),
            t.snrBias());
      }
    }
  }
}
