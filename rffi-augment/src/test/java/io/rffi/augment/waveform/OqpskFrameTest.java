package io.rffi.augment.waveform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.IqSignal;
import io.rffi.augment.Measure;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("golden")
@net.jqwik.api.Tag("property")
class OqpskFrameTest extends PacketWaveformContract {
  private static final byte[] PAYLOAD = {
    0x10, 0x32, 0x54, 0x76, (byte) 0x98, (byte) 0xBA, (byte) 0xDC, (byte) 0xFE
  };

  @Override
  PacketWaveform waveform() {
    return OqpskFrame.of(PAYLOAD);
  }

  @Override
  double rateHz() {
    return 4e6;
  }

  /** From rotated chip sequences. */
  @Test
  void equalsNumpys() {
    double[][] rows = Measure.golden("oqpsk_frame.csv");
    double[] samples = new double[2 * rows.length];
    waveform().fill(-0.3 / 3e6, 1 / 3e6, samples);
    for (int n = 0; n < rows.length; n++) {
      assertThat(samples[2 * n]).isCloseTo(rows[n][0], within(2e-9));
      assertThat(samples[2 * n + 1]).isCloseTo(rows[n][1], within(2e-9));
    }
  }

  /** By the rule of the standard's text: turned by four chips a symbol, odd chips inverted. */
  @Property(tries = 40)
  void chipsComeBack(@ForAll @Size(max = 127) byte[] payload) {
    int chips = 2 * 32 * (6 + payload.length);
    double[] samples = new double[2 * chips];
    OqpskFrame.of(payload).fill(0.5e-6, 0.5e-6, samples); // at each chip's top
    String zero = "11011001110000110101001000101110";
    for (int chip = 0; chip < chips; chip++) {
      int octet = chip / 64;
      int value =
          octet < 4 ? 0 : octet == 4 ? 0xA7 : octet == 5 ? payload.length : payload[octet - 6];
      int symbol = (value >> (4 * (chip / 32 % 2))) & 0xF;
      char c = zero.charAt(Math.floorMod(chip - 4 * symbol, 32));
      int sign = (c == '1' ? 1 : -1) * (symbol >= 8 && chip % 2 == 1 ? -1 : 1);
      assertThat(samples[2 * chip + chip % 2]).isCloseTo(sign, within(1e-9));
    }
  }

  @Test
  void envelopeIsConstantBetweenTheFirstChipAndTheLast() {
    int inside = 20_000;
    double[] samples = new double[2 * inside];
    waveform().fill(0.5e-6, (waveform().seconds() - 1e-6) / inside, samples);
    for (int n = 0; n < inside; n++) {
      assertThat(Math.hypot(samples[2 * n], samples[2 * n + 1])).isCloseTo(1, within(1e-12));
    }
  }

  /** As minimum shift keying: a quarter turn a chip, forth or back. */
  @Test
  void phaseIsContinuousWithAConstantSlope() {
    double rate = 160e6;
    IqSignal sent = sampled(waveform(), rate);
    double most = 0;
    for (int n = 80; n + 81 < sent.length(); n++) {
      double cross = sent.i(n) * sent.q(n + 1) - sent.q(n) * sent.i(n + 1);
      double dot = sent.i(n) * sent.i(n + 1) + sent.q(n) * sent.q(n + 1);
      most = Math.max(most, Math.abs(Math.atan2(cross, dot)));
    }
    assertThat(most * rate / (2 * Math.PI)).isCloseTo(0.5e6, within(5.0));
  }

  /** Minimum shift keying at 2 Mbit/s: 99 % of the power in 1.18 times the bit rate. */
  @Test
  void powerLiesInTheChannel() {
    Spectrum spectrum = new Spectrum(sampled(OqpskFrame.random(5, new SplittableRandom(3)), 8e6));
    assertThat(spectrum.inside(2.5e6)).isGreaterThan(0.99);
    assertThat(spectrum.inside(1.5e6)).isLessThan(0.97);
  }

  @Test
  void lastsAsLongAsItsSymbols() {
    assertThat(waveform().seconds()).isCloseTo((2 * 14 * 16 + 0.5) * 1e-6, within(1e-15));
    assertThat(OqpskFrame.of(new byte[0]).seconds()).isCloseTo(192.5e-6, within(1e-15));
    assertThat(OqpskFrame.random(127, new SplittableRandom(1)).seconds())
        .isCloseTo(4256.5e-6, within(1e-15));
  }

  @Test
  void refusesPayloadsThatAreTooLong() {
    assertThatThrownBy(() -> OqpskFrame.of(new byte[128])).hasMessageContaining("127");
    assertThatThrownBy(() -> OqpskFrame.random(-1, new SplittableRandom(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
