package io.rffi.augment.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.IqSignal;
import io.rffi.augment.Measure;
import io.rffi.augment.transmitter.Crystal;
import io.rffi.augment.transmitter.IqImbalance;
import io.rffi.augment.transmitter.LoLeakage;
import io.rffi.augment.transmitter.LoraFamily;
import io.rffi.augment.transmitter.Transmitter;
import io.rffi.augment.waveform.OqpskFrame;
import io.rffi.augment.waveform.PacketWaveform;
import java.util.Random;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("statistical")
@net.jqwik.api.Tag("property")
class MimicAttackerTest {
  private static final double CARRIER_HZ = Transmitter.EU868_CARRIER_HZ;
  private static final Transmitter VICTIM =
      LoraFamily.HIGH_POWER_MODULE.draw(1, new SplittableRandom(1));
  private static final Transmitter RADIO =
      LoraFamily.DIRECT_CONVERSION.draw(1, new SplittableRandom(2));

  /** Nothing but what is copied, so that it can be measured by itself. */
  private static Transmitter mixerOf(Transmitter unit) {
    return Transmitter.ideal(CARRIER_HZ)
        .with(new Crystal(unit.crystal().ppm(), 0))
        .with(unit.iqImbalance())
        .with(unit.loLeakage());
  }

  @Test
  void perfectionCopiesTheMixerAndLeavesTheRest() {
    Transmitter mimic =
        new MimicAttacker(RADIO, MimicryAccuracy.PERFECT).mimic(VICTIM, new SplittableRandom(3));
    assertThat(mimic.crystal().ppm()).isEqualTo(VICTIM.crystal().ppm());
    assertThat(mimic.iqImbalance()).isEqualTo(VICTIM.iqImbalance());
    assertThat(mimic.loLeakage()).isEqualTo(VICTIM.loLeakage());
    Transmitter rest =
        RADIO.with(mimic.crystal()).with(mimic.iqImbalance()).with(mimic.loLeakage());
    assertThat(mimic).isEqualTo(rest);
    assertThat(mimic.crystal().wanderPpm()).isEqualTo(RADIO.crystal().wanderPpm());
    assertThat(mimic.powerAmplifier()).isNotEqualTo(VICTIM.powerAmplifier());
    assertThat(mimic.chirpPll()).isNotEqualTo(VICTIM.chirpPll());
  }

  @Property(tries = 40)
  void perfectCopiesMeasureLikeTheirVictims(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    LoraFamily[] families = LoraFamily.values();
    Transmitter victim = mixerOf(families[random.nextInt(families.length)].draw(1, random));
    Transmitter radio = mixerOf(families[random.nextInt(families.length)].draw(1, random));
    Transmitter mimic = new MimicAttacker(radio, MimicryAccuracy.PERFECT).mimic(victim, random);
    MixerMeasurement expected = MixerMeasurement.of(victim, random.split());
    MixerMeasurement measured = MixerMeasurement.of(mimic, random.split());
    assertThat(measured.cfoHz()).isCloseTo(expected.cfoHz(), within(0.02));
    assertThat(measured.gainDb()).isCloseTo(expected.gainDb(), within(1e-3));
    assertThat(measured.phaseDegrees()).isCloseTo(expected.phaseDegrees(), within(1e-2));
    assertThat(measured.leakageRe()).isCloseTo(expected.leakageRe(), within(1e-4));
    assertThat(measured.leakageIm()).isCloseTo(expected.leakageIm(), within(1e-4));
  }

  /** What this test measures by is right: known figures come back. */
  @Test
  void measurementIsTrue() {
    Transmitter unit =
        Transmitter.ideal(CARRIER_HZ)
            .with(new Crystal(11, 0))
            .with(new IqImbalance(-0.4, 2.5))
            .with(new LoLeakage(-34, 120));
    MixerMeasurement measured = MixerMeasurement.of(unit, new SplittableRandom(1));
    assertThat(measured.cfoHz()).isCloseTo(11e-6 * CARRIER_HZ, within(0.02));
    assertThat(measured.gainDb()).isCloseTo(-0.4, within(1e-3));
    assertThat(measured.phaseDegrees()).isCloseTo(2.5, within(1e-2));
    double leak = Math.pow(10, -34 / 20.0);
    assertThat(measured.leakageRe()).isCloseTo(-0.5 * leak, within(1e-4));
    assertThat(measured.leakageIm()).isCloseTo(Math.sqrt(0.75) * leak, within(1e-4));
  }

  /**
   * Errors measured back over 400 attackers. Each of the four mean squares and of the four means is
   * allowed five of its standard deviations: a right implementation fails for 1.3 seeds in 100 000.
   */
  @Test
  void errorsHaveTheStatedSize() {
    MimicryAccuracy accuracy = new MimicryAccuracy(25, 0.06, 0.4, -50);
    MimicAttacker attacker = new MimicAttacker(mixerOf(RADIO), accuracy);
    SplittableRandom random = new SplittableRandom(5);
    double leakageRms = Math.pow(10, -50 / 20.0) * Math.sqrt(0.5);
    Errors cfo = new Errors(25);
    Errors gain = new Errors(0.06);
    Errors phase = new Errors(0.4);
    Errors leakage = new Errors(leakageRms);
    MixerMeasurement victim = MixerMeasurement.of(mixerOf(VICTIM), random);
    for (int draw = 0; draw < 400; draw++) {
      MixerMeasurement mimic = MixerMeasurement.of(attacker.mimic(VICTIM, random), random);
      cfo.add(mimic.cfoHz() - victim.cfoHz());
      gain.add(mimic.gainDb() - victim.gainDb());
      phase.add(mimic.phaseDegrees() - victim.phaseDegrees());
      leakage.add(mimic.leakageRe() - victim.leakageRe());
      leakage.add(mimic.leakageIm() - victim.leakageIm());
    }
    cfo.requireNormal();
    gain.requireNormal();
    phase.requireNormal();
    leakage.requireNormal();
  }

  /** Errors relative to their stated standard deviation. */
  private static final class Errors {
    private final double deviation;
    private int count;
    private double sum;
    private double squares;

    Errors(double deviation) {
      this.deviation = deviation;
    }

    void add(double error) {
      count++;
      sum += error / deviation;
      squares += error / deviation * error / deviation;
    }

    void requireNormal() {
      assertThat(sum / count).isCloseTo(0, within(5 / Math.sqrt(count)));
      assertThat(squares / count).isCloseTo(1, within(5 * Math.sqrt(2.0 / count)));
    }
  }

  @Test
  void nothingIsCopiedWhereItIsNotToBe() {
    SplittableRandom random = new SplittableRandom(6);
    assertThat(new MimicAttacker(RADIO, MimicryAccuracy.NOTHING).mimic(VICTIM, random))
        .isEqualTo(RADIO);
    double never = Double.POSITIVE_INFINITY;
    Transmitter carrierOnly =
        new MimicAttacker(RADIO, new MimicryAccuracy(0, never, never, never)).mimic(VICTIM, random);
    assertThat(carrierOnly.crystal().ppm()).isEqualTo(VICTIM.crystal().ppm());
    assertThat(carrierOnly).isEqualTo(RADIO.with(carrierOnly.crystal()));
  }

  @Test
  void errorsFollowTheSeed() {
    MimicAttacker attacker = new MimicAttacker(RADIO, new MimicryAccuracy(25, 0.06, 0.4, -50));
    Transmitter mimic = attacker.mimic(VICTIM, new SplittableRandom(7));
    assertThat(attacker.mimic(VICTIM, new SplittableRandom(7))).isEqualTo(mimic);
    assertThat(attacker.mimic(VICTIM, new SplittableRandom(8))).isNotEqualTo(mimic);
    // A better copy of the carrier leaves the other errors as they were drawn.
    Transmitter better =
        new MimicAttacker(RADIO, new MimicryAccuracy(0, 0.06, 0.4, -50))
            .mimic(VICTIM, new SplittableRandom(7));
    assertThat(better.with(mimic.crystal())).isEqualTo(mimic);
  }

  /** The computed samples, through the attacker's own radio, are what the model says. */
  @Test
  void preCompensationThroughTheOwnRadioGivesTheSame() {
    Transmitter radio = RADIO.with(new Crystal(-3, 0));
    Transmitter mimic =
        new MimicAttacker(radio, MimicryAccuracy.PERFECT).mimic(VICTIM, new SplittableRandom(1));
    PacketWaveform packet = OqpskFrame.of(new byte[] {1, 2, 3, 4});
    IqSignal expected = mimic.send(packet, 8e6, 0, new SplittableRandom(2));
    PacketWaveform computed = new PreCompensated(packet, VICTIM, radio);
    IqSignal sent = radio.send(computed, 8e6, 0, new SplittableRandom(2));
    assertThat(Measure.errorDb(sent, expected, 0, expected.length() - 20)).isLessThan(-100);
    IqSignal uncompensated = radio.send(packet, 8e6, 0, new SplittableRandom(2));
    assertThat(Measure.errorDb(uncompensated, expected, 0, expected.length() - 20))
        .isGreaterThan(-40);
  }

  /** M⁻¹(r·(M_v·s + l_v) − l) on the attacker's clock. */
  private record PreCompensated(PacketWaveform packet, Transmitter victim, Transmitter own)
      implements PacketWaveform {
    private double stretch() {
      return (1 + 1e-6 * victim.crystal().ppm()) / (1 + 1e-6 * own.crystal().ppm());
    }

    @Override
    public double seconds() {
      return packet.seconds() / stretch();
    }

    @Override
    public void fill(double firstSeconds, double stepSeconds, double[] samples) {
      packet.fill(firstSeconds * stretch(), stepSeconds * stretch(), samples);
      victim.iqImbalance().applyTo(samples);
      double gain = Math.pow(10, own.iqImbalance().gainDb() / 20);
      double angle = Math.toRadians(own.iqImbalance().phaseDegrees());
      double turnsPerSecond =
          1e-6 * (victim.crystal().ppm() - own.crystal().ppm()) * own.carrierHz();
      double[] wanted = leakage(victim);
      double[] present = leakage(own);
      for (int n = 0; n < samples.length; n += 2) {
        double seconds = (firstSeconds + n / 2.0 * stepSeconds) / (1 + 1e-6 * own.crystal().ppm());
        double turn = 2 * Math.PI * turnsPerSecond * seconds;
        double re = samples[n] + wanted[0];
        double im = samples[n + 1] + wanted[1];
        double i = re * Math.cos(turn) - im * Math.sin(turn) - present[0];
        double q = re * Math.sin(turn) + im * Math.cos(turn) - present[1];
        samples[n] = i;
        samples[n + 1] = (q / gain - i * Math.sin(angle)) / Math.cos(angle);
      }
    }

    private static double[] leakage(Transmitter unit) {
      double amplitude = Math.pow(10, unit.loLeakage().levelDbc() / 20);
      double angle = Math.toRadians(unit.loLeakage().phaseDegrees());
      return new double[] {amplitude * Math.cos(angle), amplitude * Math.sin(angle)};
    }
  }

  @Test
  void sendsAnyWaveform() {
    Transmitter mimic =
        new MimicAttacker(RADIO, MimicryAccuracy.PERFECT).mimic(VICTIM, new SplittableRandom(9));
    IqSignal sent =
        mimic.send(OqpskFrame.of(new byte[] {1, 2}), 4e6, 0.5, new SplittableRandom(10));
    assertThat(sent.centreFrequencyHz()).hasValue(CARRIER_HZ);
    assertThat(sent.rms()).isGreaterThan(0.9);
  }

  @Test
  void refusesOtherCarriersAndAccuraciesThatAreNone() {
    MimicAttacker attacker = new MimicAttacker(RADIO, MimicryAccuracy.PERFECT);
    assertThatThrownBy(() -> attacker.mimic(Transmitter.ideal(2.4e9), new Random(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("8.681E8");
    assertThatThrownBy(() -> new MimicryAccuracy(Double.NaN, 0, 0, 0))
        .hasMessageContaining("cfoHz");
    assertThatThrownBy(() -> new MimicryAccuracy(0, -1, 0, 0)).hasMessageContaining("iqGainDb");
    assertThatThrownBy(() -> new MimicryAccuracy(0, 0, Double.NaN, 0))
        .hasMessageContaining("iqPhaseDegrees");
    assertThatThrownBy(() -> new MimicryAccuracy(0, 0, 0, Double.NaN))
        .hasMessageContaining("leakageDbc");
  }
}
