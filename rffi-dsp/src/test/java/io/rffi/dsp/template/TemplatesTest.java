package io.rffi.dsp.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.IqSignal;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The ideal samples against those of scripts/templates.py. */
@Tag("golden")
class TemplatesTest {
  @Test
  void wifiIsThatOfTheStandard() {
    IqSignal ideal = Templates80211.preamble().ideal();
    assertThat(ideal.length()).isEqualTo(320);
    for (int n = 0; n < 320; n++) {
      assertThat(ideal.i(n)).isCloseTo(TestAir.WIFI.i(n), within(1e-6f));
      assertThat(ideal.q(n)).isCloseTo(TestAir.WIFI.q(n), within(1e-6f));
    }
  }

  @Test
  void narrowerChannelsAreTheSameSamplesAtALowerRate() {
    for (int channelMhz : new int[] {5, 10}) {
      PreambleTemplate template = Templates80211.preamble(channelMhz);
      assertThat(template.ideal().toArray()).isEqualTo(Templates80211.preamble().ideal().toArray());
      assertThat(template.seconds()).isEqualTo(320 / (channelMhz * 1e6));
    }
    assertThatThrownBy(() -> Templates80211.preamble(40))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void zigbeeHasTheChipsOfTheStandard() {
    IqSignal ideal = Templates802154.synchronisationHeader().ideal();
    assertThat(ideal.length()).isEqualTo(320 * 4);
    for (int chip = 0; chip < 320; chip++) {
      // Where a pulse has its top on one rail and ends on the other.
      assertThat(ideal.i(4 * chip)).isCloseTo(TestAir.ZIGBEE.i(5 * chip), within(1e-6f));
      assertThat(ideal.q(4 * chip)).isCloseTo(TestAir.ZIGBEE.q(5 * chip), within(1e-6f));
    }
  }

  @Test
  void bleIsThatOfTheIntegralInClosedForm() {
    requireSamePhase(TemplatesBle.advertising().ideal(), TestAir.BLE, 38 * 8);
    requireSamePhase(TemplatesBle.le2m(0x71764129).ideal(), TestAir.BLE_2M, 46 * 8);
  }

  /** Up to the last bits, whose pulses overlap with what follows. */
  private static void requireSamePhase(IqSignal ideal, IqSignal golden, int length) {
    for (int n = 0; n < length; n++) {
      double phase = Math.atan2(ideal.q(n), ideal.i(n)) - Math.atan2(golden.q(n), golden.i(n));
      double first = Math.atan2(ideal.q(0), ideal.i(0)) - Math.atan2(golden.q(0), golden.i(0));
      assertThat(Math.IEEEremainder(phase - first, 2 * Math.PI)).isCloseTo(0, within(1e-4));
    }
  }

  @Test
  void thePreambleOfBleAlternatesUpToTheAccessAddress() {
    assertThat(TemplatesBle.le1m(1).ideal()).isNotEqualTo(TemplatesBle.le1m(0).ideal());
    assertThat(TemplatesBle.advertising().describe())
        .isEqualTo("BLE LE 1M access address 0x8E89BED6");
  }

  @Test
  void templatesRefuseWhatDoesNotFit() {
    IqSignal ideal = TemplatesBle.advertising().ideal();
    TemplateCut cut = new TemplateCut(0, 40e-6, 1, 4e6);
    assertThatThrownBy(() -> template(IqSignal.of(new float[640], 8e6), 1e6, 2e6, 2, cut))
        .hasMessageContaining("silent");
    assertThatThrownBy(() -> template(ideal, 9e6, 9e6, 2, cut)).hasMessageContaining("bandwidth");
    assertThatThrownBy(() -> template(ideal, 2e6, 1e6, 2, cut)).hasMessageContaining("search rate");
    assertThatThrownBy(() -> template(ideal, 1e6, 2e6, 9, cut)).hasMessageContaining("segments");
    assertThatThrownBy(() -> template(ideal, 1e6, 2e6, 2, new TemplateCut(0, 41e-6, 1, 4e6)))
        .hasMessageContaining("ends later");
    assertThatThrownBy(() -> TemplatesBle.advertising().withLargestCfoHz(-1))
        .hasMessageContaining("carrier offset");
    assertThatThrownBy(() -> new Repetition(0, 1e-6, 1)).hasMessageContaining("no repetition");
    assertThatThrownBy(() -> new TemplateCut(0, 1e-6, 0, 4e6)).hasMessageContaining("0 symbols");
    assertThatThrownBy(() -> new TemplateCut(0, 1e-6, 1, 1e5)).hasMessageContaining("no sample");
  }

  private static PreambleTemplate template(
      IqSignal ideal, double bandwidthHz, double searchHz, int segments, TemplateCut cut) {
    return new PreambleTemplate(
        "test", ideal, bandwidthHz, searchHz, 1e5, segments, List.of(), false, cut);
  }
}
