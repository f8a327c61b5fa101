package io.rffi.augment.waveform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.IqSignal;
import io.rffi.augment.Measure;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("golden")
@net.jqwik.api.Tag("property")
class GfskFrameTest extends PacketWaveformContract {
  private static final byte[] PDU = HexFormat.of().parseHex("4209665544332211020106");

  @Override
  PacketWaveform waveform() {
    return GfskFrame.advertising(38, PDU);
  }

  @Override
  double rateHz() {
    return 4e6;
  }

  private static GfskFrame random(GfskFrame.Phy phy) {
    byte[] pdu = new byte[39];
    new SplittableRandom(5).nextBytes(pdu);
    return GfskFrame.of(phy, 0x71764129, 0x123456, 17, pdu);
  }

  /** The frequency integrated by Simpson's rule; bits with a reflected CRC. */
  @Test
  void equalsScipys() {
    double[][] rows = Measure.golden("gfsk_frame.csv");
    double[] samples = new double[2 * rows.length];
    waveform().fill(0, 1 / 3e6, samples);
    double re = samples[0];
    double im = samples[1]; // at phase 0 in the vector
    for (int n = 0; n < rows.length; n++) {
      double i = samples[2 * n];
      double q = samples[2 * n + 1];
      assertThat(i * re + q * im).isCloseTo(rows[n][0], within(1e-8));
      assertThat(q * re - i * im).isCloseTo(rows[n][1], within(1e-8));
    }
  }

  /** As a discriminator sees them: the frequency's sign in the middle of each. */
  @Property(tries = 40)
  void bitsComeBack(
      @ForAll GfskFrame.Phy phy,
      @ForAll @IntRange(min = 0, max = 39) int channel,
      @ForAll @Size(min = 2, max = 257) byte[] pdu,
      @ForAll int accessAddress) {
    GfskFrame frame = GfskFrame.of(phy, accessAddress, 0xABCDEF, channel, pdu);
    boolean[] bits = BleBits.packet(phy, accessAddress, 0xABCDEF, channel, pdu);
    double[] samples = new double[4 * 2 * bits.length];
    double step = 0.25 / phy.bitRateHz();
    frame.fill(0.5 * step, step, samples);
    for (int n = 0; n < bits.length; n++) {
      int before = 2 * (4 * n + 1);
      int behind = before + 2;
      double cross = samples[before] * samples[behind + 1] - samples[before + 1] * samples[behind];
      assertThat(cross > 0).as("bit %d", n).isEqualTo(bits[n]);
    }
  }

  /** A register that has taken in its own contents is empty. */
  @Property(tries = 300)
  void crcOfAPduAndItsCrcIsZero(
      @ForAll @Size(min = 2, max = 40) byte[] pdu,
      @ForAll @IntRange(min = 0, max = 0xFFFFFF) int init) {
    int sent = Integer.reverse(BleBits.crc(pdu, init)) >>> 8;
    byte[] whole = Arrays.copyOf(pdu, pdu.length + 3);
    for (int n = 0; n < 3; n++) {
      whole[pdu.length + n] = (byte) (sent >> (8 * n));
    }
    assertThat(BleBits.crc(whole, init)).isZero();
  }

  /** CRC-24/BLE of the catalogue of parametrised CRCs, which reflects the register. */
  @Test
  void crcHasTheCataloguesCheckValue() {
    int register = BleBits.crc("123456789".getBytes(StandardCharsets.US_ASCII), 0x555555);
    assertThat(Integer.reverse(register) >>> 8).isEqualTo(0xC25A56);
  }

  /** A PDU of zeros shows the whitening itself: on channel 37 it begins 8D D2 57 A1. */
  @Test
  void whiteningIsTheKnownSequence() {
    boolean[] bits = BleBits.packet(GfskFrame.Phy.LE_1M, 0, 0, 37, new byte[4]);
    for (int n = 0; n < 32; n++) {
      assertThat(bits[40 + n]).isEqualTo((0xA157D28D >>> n & 1) == 1);
    }
  }

  @ParameterizedTest
  @CsvSource({"LE_1M, 01010101, 0", "LE_1M, 10101010, 1", "LE_2M, 0101010101010101, 2"})
  void preambleBeginsLikeTheAccessAddress(GfskFrame.Phy phy, String expected, int accessAddress) {
    boolean[] bits = BleBits.packet(phy, accessAddress, 0, 0, new byte[2]);
    for (int n = 0; n < expected.length(); n++) {
      assertThat(bits[n]).isEqualTo(expected.charAt(n) == '1');
    }
  }

  @Test
  void envelopeIsConstantAndPhaseContinuous() {
    double rate = 200e6;
    double[] samples = new double[2 * (int) (waveform().seconds() * rate)];
    waveform().fill(0, 1 / rate, samples);
    double most = 0;
    for (int n = 0; n + 3 < samples.length; n += 2) {
      assertThat(Math.hypot(samples[n], samples[n + 1])).isCloseTo(1, within(1e-12));
      double cross = samples[n] * samples[n + 3] - samples[n + 1] * samples[n + 2];
      most = Math.max(most, Math.abs(Math.asin(cross)) * rate / (2 * Math.PI));
    }
    assertThat(most).isBetween(247e3, 250.001e3); // a quarter of the bit rate, hardly less in a run
  }

  @Test
  void deviationFollowsTheIndex() {
    PacketWaveform wide = GfskFrame.advertising(38, PDU).withModulationIndex(0.55);
    double[] phase = Measure.phaseAgainst(sampled(wide, 8e6), sampled(waveform(), 8e6));
    IqSignal constant = Measure.constantLike(sampled(waveform(), 8e6));
    double[] nominal = Measure.phaseAgainst(sampled(waveform(), 8e6), constant);
    for (int n = 0; n < phase.length; n++) {
      assertThat(phase[n] - phase[0]).isCloseTo(0.1 * (nominal[n] - nominal[0]), within(1e-5));
    }
  }

  @Test
  void powerLiesInTheChannel() {
    for (GfskFrame.Phy phy : GfskFrame.Phy.values()) {
      double bits = phy.bitRateHz();
      Spectrum spectrum = new Spectrum(sampled(random(phy), 8 * bits));
      // Gaussian minimum shift keying with BT = 0.5: 99 % in 1.04 times the bit rate.
      assertThat(spectrum.inside(1.15 * bits)).isGreaterThan(0.99);
      assertThat(spectrum.inside(0.7 * bits)).isLessThan(0.99);
    }
  }

  @Test
  void fasterPhyIsAsMuchShorter() {
    assertThat(random(GfskFrame.Phy.LE_1M).seconds()).isCloseTo(376e-6, within(1e-15));
    assertThat(random(GfskFrame.Phy.LE_2M).seconds()).isCloseTo(192e-6, within(1e-15));
  }

  @Test
  void refusesWhatIsNoPacket() {
    assertThatThrownBy(() -> GfskFrame.advertising(40, PDU)).hasMessageContaining("40");
    assertThatThrownBy(() -> GfskFrame.advertising(37, new byte[1])).hasMessageContaining("2 to");
    assertThatThrownBy(() -> GfskFrame.advertising(37, new byte[258])).hasMessageContaining("258");
    assertThatThrownBy(() -> GfskFrame.of(GfskFrame.Phy.LE_1M, 0, 1 << 24, 37, PDU))
        .hasMessageContaining("24 bits");
    GfskFrame frame = GfskFrame.advertising(38, PDU);
    for (double index : new double[] {0, 1, Double.NaN, -0.5}) {
      assertThatThrownBy(() -> frame.withModulationIndex(index))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
