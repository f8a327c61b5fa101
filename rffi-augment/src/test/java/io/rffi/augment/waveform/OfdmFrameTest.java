package io.rffi.augment.waveform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.IqSignal;
import io.rffi.augment.Measure;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("golden")
@net.jqwik.api.Tag("property")
class OfdmFrameTest extends PacketWaveformContract {
  @Override
  PacketWaveform waveform() {
    return OfdmFrame.random(OfdmFrame.Modulation.QPSK, 6, new SplittableRandom(1));
  }

  @Override
  double rateHz() {
    return 5e6;
  }

  private static OfdmFrame golden() {
    boolean[] bits = new boolean[2 * 192];
    for (int n = 0; n < bits.length; n++) {
      bits[n] = ((n * n) >> 4 & 1) == 1;
    }
    return OfdmFrame.of(OfdmFrame.Modulation.QAM16, bits);
  }

  /** By inverse FFTs: training, SIGNAL with its code, pilots and 16-QAM, plain and windowed. */
  @Test
  void equalsNumpys() {
    double[][] rows = Measure.golden("ofdm_frame.csv");
    double[] plain = new double[2 * rows.length];
    double[] windowed = new double[2 * rows.length];
    golden().fill(0, 1e-7, plain);
    golden().withTransition(OfdmFrame.STANDARD_TRANSITION_CHIPS).fill(0, 1e-7, windowed);
    for (int n = 0; n < rows.length; n++) {
      boolean edge = n % 160 == 0 && n > 0; // where rounding decides the symbol
      for (int part = 0; part < 2; part++) {
        if (!edge) {
          assertThat(plain[2 * n + part]).isCloseTo(rows[n][part], within(2e-9));
        }
        assertThat(windowed[2 * n + part]).isCloseTo(rows[n][2 + part], within(2e-9));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 10, 20})
  void widerChannelsAreTheSameAtAFasterClock(int channelMhz) {
    OfdmFrame frame = golden().withChannelMhz(channelMhz);
    assertThat(frame.channelMhz()).isEqualTo(channelMhz);
    assertThat(frame.seconds()).isCloseTo(560 / (1e6 * channelMhz), within(1e-15));
    double[] clocked = new double[2 * 1000];
    double[] narrow = new double[2 * 1000];
    frame.fill(3e-8, 0.5 / (1e6 * channelMhz), clocked);
    golden().fill(3e-8 * channelMhz / 5, 1e-7, narrow);
    for (int n = 0; n < narrow.length; n++) {
      assertThat(clocked[n]).isCloseTo(narrow[n], within(1e-8));
    }
  }

  @Test
  void powerLiesInTheChannel() {
    assertThat(new Spectrum(sampled(waveform(), 20e6)).inside(5e6)).isGreaterThan(0.99);
    PacketWaveform windowed = golden().withTransition(8);
    assertThat(1 - new Spectrum(sampled(windowed, 20e6)).inside(6e6))
        .isLessThan(0.5 * (1 - new Spectrum(sampled(golden(), 20e6)).inside(6e6)));
  }

  /** As a receiver demodulates: a Fourier transform of each symbol behind its guard interval. */
  @Property(tries = 40)
  void bitsComeBack(
      @ForAll OfdmFrame.Modulation modulation,
      @ForAll @IntRange(min = 1, max = 4) int dataSymbols,
      @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    boolean[] bits = new boolean[dataSymbols * 48 * modulation.bitsPerSubcarrier()];
    for (int n = 0; n < bits.length; n++) {
      bits[n] = random.nextBoolean();
    }
    OfdmFrame frame = OfdmFrame.of(modulation, bits).withTransition(8);
    int at = 0;
    for (int symbol = 0; symbol < dataSymbols; symbol++) {
      double[] samples = new double[2 * 64];
      // From within the guard interval, clear of the transition.
      frame.fill((400 + 80 * symbol + 10) / 5e6, 1 / 5e6, samples);
      for (int carrier = -26; carrier <= 26; carrier++) {
        if (carrier != 0 && Math.abs(carrier) != 7 && Math.abs(carrier) != 21) {
          double[] point = subcarrier(samples, carrier);
          assertThat(point[0]).isCloseTo(modulation.i(bits, at), within(1e-9));
          assertThat(point[1]).isCloseTo(modulation.q(bits, at), within(1e-9));
          at += modulation.bitsPerSubcarrier();
        }
      }
    }
    assertThat(at).isEqualTo(bits.length);
  }

  private static double[] subcarrier(double[] samples, int carrier) {
    double re = 0;
    double im = 0;
    for (int n = 0; n < 64; n++) {
      double angle = -2 * Math.PI * carrier * (n - 6) / 64;
      re += samples[2 * n] * Math.cos(angle) - samples[2 * n + 1] * Math.sin(angle);
      im += samples[2 * n] * Math.sin(angle) + samples[2 * n + 1] * Math.cos(angle);
    }
    return new double[] {re * Math.sqrt(52) / 64, im * Math.sqrt(52) / 64};
  }

  @ParameterizedTest
  @EnumSource
  void constellationsAreGrayCodedAndOfPowerOne(OfdmFrame.Modulation modulation) {
    int points = 1 << modulation.bitsPerSubcarrier();
    double power = 0;
    Set<String> distinct = new HashSet<>();
    for (int point = 0; point < points; point++) {
      double i = modulation.i(bits(point, modulation), 0);
      double q = modulation.q(bits(point, modulation), 0);
      power += (i * i + q * q) / points;
      distinct.add(i + "," + q);
      for (int other = 0; other < points; other++) {
        double distance =
            Math.hypot(
                i - modulation.i(bits(other, modulation), 0),
                q - modulation.q(bits(other, modulation), 0));
        if (Math.abs(distance - spacing(modulation)) < 1e-9) {
          assertThat(Integer.bitCount(point ^ other)).isEqualTo(1);
        }
      }
    }
    assertThat(power).isCloseTo(1, within(1e-12));
    assertThat(distinct).hasSize(points);
  }

  private static boolean[] bits(int value, OfdmFrame.Modulation modulation) {
    boolean[] bits = new boolean[modulation.bitsPerSubcarrier()];
    for (int n = 0; n < bits.length; n++) {
      bits[n] = (value >> n & 1) == 1;
    }
    return bits;
  }

  private static double spacing(OfdmFrame.Modulation modulation) {
    return switch (modulation) {
      case BPSK -> 2;
      case QPSK -> 2 / Math.sqrt(2);
      case QAM16 -> 2 / Math.sqrt(10);
      case QAM64 -> 2 / Math.sqrt(42);
    };
  }

  /** Table 17-15 of the standard: 64-QAM counts 000 001 011 010 110 111 101 100 from −7 up. */
  @Test
  void manyLevelsFollowTheStandardsTable() {
    int[] upwards = {0b000, 0b001, 0b011, 0b010, 0b110, 0b111, 0b101, 0b100};
    for (int level = 0; level < 8; level++) {
      boolean[] bits = new boolean[6];
      for (int n = 0; n < 3; n++) {
        bits[n] = (upwards[level] >> (2 - n) & 1) == 1;
      }
      assertThat(OfdmFrame.Modulation.QAM64.i(bits, 0))
          .isCloseTo((2 * level - 7) / Math.sqrt(42), within(1e-12));
    }
  }

  /** The example of annex I of the standard: 36 Mbit/s, 100 octets. */
  @Test
  void signalFieldIsCodedLikeTheStandardsExample() {
    assertThat(OfdmSignalField.onSubcarriers(bits("101100010011000000000000")))
        .isEqualTo(bits("100101001101000000010100100000110010010010010100"));
  }

  private static boolean[] bits(String digits) {
    boolean[] bits = new boolean[digits.length()];
    for (int n = 0; n < bits.length; n++) {
      bits[n] = digits.charAt(n) == '1';
    }
    return bits;
  }

  @Test
  void mayEndWithTheSignalField() {
    OfdmFrame frame = OfdmFrame.of(OfdmFrame.Modulation.BPSK, new boolean[0]);
    assertThat(frame.seconds()).isCloseTo(80e-6, within(1e-15));
    assertThat(sampled(frame, 40e6).rms()).isCloseTo(1, within(0.01));
  }

  @Test
  void randomBitsFollowTheSeed() {
    IqSignal one = sampled(waveform(), 5e6);
    assertThat(sampled(waveform(), 5e6)).isEqualTo(one);
    PacketWaveform other = OfdmFrame.random(OfdmFrame.Modulation.QPSK, 6, new SplittableRandom(2));
    assertThat(sampled(other, 5e6)).isNotEqualTo(one);
  }

  @Test
  void refusesWhatIsNoPacket() {
    SplittableRandom random = new SplittableRandom(1);
    assertThatThrownBy(() -> OfdmFrame.of(OfdmFrame.Modulation.QPSK, new boolean[95]))
        .hasMessageContaining("96 bits");
    assertThatThrownBy(() -> OfdmFrame.random(OfdmFrame.Modulation.BPSK, -1, random))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> OfdmFrame.random(OfdmFrame.Modulation.BPSK, 1370, random))
        .hasMessageContaining("4095");
    assertThatThrownBy(() -> golden().withChannelMhz(40))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> golden().withTransition(17))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> golden().withTransition(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
