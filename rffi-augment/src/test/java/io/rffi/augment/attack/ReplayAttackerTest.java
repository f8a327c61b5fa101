package io.rffi.augment.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.ChannelModel;
import io.rffi.api.IqSignal;
import io.rffi.api.Preamble;
import io.rffi.augment.Measure;
import io.rffi.augment.SimulatedCapture;
import io.rffi.augment.channel.AwgnChannel;
import io.rffi.augment.channel.Receiver;
import io.rffi.augment.transmitter.Crystal;
import io.rffi.augment.transmitter.IqImbalance;
import io.rffi.augment.transmitter.LoLeakage;
import io.rffi.augment.transmitter.LoraFamily;
import io.rffi.augment.transmitter.PowerRamp;
import io.rffi.augment.transmitter.Transmitter;
import io.rffi.augment.waveform.LoraPacketLayout;
import io.rffi.augment.waveform.RecordedWaveform;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.dsp.lora.LoraPreambleExtractor;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ReplayAttackerTest {
  private static final double CARRIER_HZ = Transmitter.EU868_CARRIER_HZ;
  private static final LoraParameters LORA = LoraParameters.EU868_SF7;
  private static final double RATE_HZ = 1e6;
  private static final ChannelModel PERFECT_RECEPTION = (in, random) -> in;
  private static final ChannelModel RECEPTION =
      AwgnChannel.inBand(40, LORA.bandwidthHz()).then(Receiver.typical());
  private static final Transmitter IDEAL = Transmitter.ideal(CARRIER_HZ);

  private static IqSignal packet(Transmitter victim) {
    LoraPacketLayout layout = LoraPacketLayout.lorawan(List.of(3, 77, 100, 12));
    return victim.packet(LORA, layout, RATE_HZ, 0.4, new SplittableRandom(1));
  }

  /** As the defender's receiver, at 35 dB, finds it. */
  private static Preamble received(IqSignal packet) {
    IqSignal capture =
        new SimulatedCapture(RATE_HZ)
            .silence(2000)
            .packet(packet, 0, 0)
            .silence(2000)
            .build(35, LORA.bandwidthHz(), new SplittableRandom(2));
    List<Preamble> found = LoraPreambleExtractor.of(LORA).extract(capture);
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  /** The extractor's own deviation at 35 dB is below 1 Hz; noise is fixed. */
  @Test
  void carriesTheVictimsOffsetAndBothOfItsOwn() {
    Transmitter victim = IDEAL.with(new Crystal(9, 0));
    IqSignal packet = packet(victim);
    double victims = received(packet).cfoHz();
    assertThat(victims).isCloseTo(9e-6 * CARRIER_HZ, within(5.0));
    ReplayAttacker attacker = ReplayAttacker.of(RECEPTION, IDEAL.with(new Crystal(-4, 0)));
    double replayed = received(attacker.replay(packet, 0, new SplittableRandom(3))).cfoHz();
    double own = -Receiver.typical().offsetHz() - 4e-6 * CARRIER_HZ;
    assertThat(replayed).isCloseTo(victims + own, within(5.0));
    ReplayAttacker corrected = attacker.withOffsetsCorrected(Receiver.typical().offsetHz());
    assertThat(received(corrected.replay(packet, 0, new SplittableRandom(3))).cfoHz())
        .isCloseTo(victims, within(5.0));
    assertThat(
            received(attacker.withCorrection(1000).replay(packet, 0, new SplittableRandom(3)))
                .cfoHz())
        .isCloseTo(victims + own + 1000, within(5.0));
  }

  @Test
  void clocksMultiply() {
    Transmitter victim = IDEAL.with(new Crystal(400, 0));
    ReplayAttacker attacker = ReplayAttacker.of(PERFECT_RECEPTION, IDEAL.with(new Crystal(600, 0)));
    double[] replayed =
        Measure.magnitude(attacker.replay(packet(victim), 0, new SplittableRandom(1)));
    int end = replayed.length;
    while (replayed[end - 1] < 0.5) {
      end--;
    }
    double samples = (8 + 2 + 2.25 + 4) * 1024;
    assertThat((double) end).isCloseTo(0.4 + samples / 1.0004 / 1.0006, within(2.0));
  }

  @Test
  void carriesTheVictimsImageAndLeakage() {
    IqImbalance imbalance = new IqImbalance(0.5, 2);
    Transmitter victim = IDEAL.with(imbalance).with(new LoLeakage(-32, 50));
    IqSignal chirps = IDEAL.preamble(LORA, 4, RATE_HZ, new SplittableRandom(1));
    IqSignal sent = victim.preamble(LORA, 4, RATE_HZ, new SplittableRandom(1));
    IqSignal replayed =
        ReplayAttacker.of(PERFECT_RECEPTION, IDEAL).replay(sent, 0, new SplittableRandom(4));
    // One complex gain apart: the second radio's start phase and level.
    IqSignal whole = replayed.slice(0, sent.length());
    double[] gain = Measure.inner(sent, whole);
    double energy = Measure.inner(sent, sent)[0];
    IqSignal aligned = Measure.divide(whole, gain[0] / energy, gain[1] / energy);
    // At their wraps chirps have −56 dB beyond the edge of the recording's band.
    assertThat(Measure.errorDb(aligned, sent, 64, sent.length() - 64)).isLessThan(-55);
    assertThat(Measure.errorDb(sent, chirps, 0, sent.length())).isGreaterThan(-35);
  }

  @Test
  void addsItsOwnImageAndLeakage() {
    IqImbalance imbalance = new IqImbalance(-0.4, 1.5);
    Transmitter radio = IDEAL.with(imbalance).with(new LoLeakage(-30, 0));
    IqSignal sent = IDEAL.preamble(LORA, 4, RATE_HZ, new SplittableRandom(1));
    IqSignal replayed =
        ReplayAttacker.of(PERFECT_RECEPTION, radio)
            .replay(sent, 0, new SplittableRandom(4))
            .slice(0, sent.length());
    IqSignal clean =
        ReplayAttacker.of(PERFECT_RECEPTION, IDEAL)
            .replay(sent, 0, new SplittableRandom(4))
            .slice(0, sent.length());
    IqSignal direct = Measure.divide(clean, clean.i(500), clean.q(500));
    IqSignal phased = Measure.divide(replayed, clean.i(500), clean.q(500));
    // The mixer sees what the victim sent, before the radio's own start phase.
    double[] fit = Measure.fit(phased, direct, Measure.conjugate(direct));
    double rejection = 20 * Math.log10(Math.hypot(fit[0], fit[1]) / Math.hypot(fit[2], fit[3]));
    assertThat(rejection).isCloseTo(imbalance.imageRejectionDb(), within(0.5));
    double[] leak = Measure.fit(phased, direct, Measure.constantLike(direct));
    assertThat(20 * Math.log10(Math.hypot(leak[2], leak[3]))).isCloseTo(-30, within(0.5));
  }

  @Test
  void rampsUpASecondTime() {
    PowerRamp first = new PowerRamp(60, PowerRamp.Shape.LINEAR);
    PowerRamp second = new PowerRamp(30, PowerRamp.Shape.EXPONENTIAL);
    IqSignal sent = IDEAL.with(first).preamble(LORA, 4, RATE_HZ, new SplittableRandom(1));
    double[] replayed =
        Measure.magnitude(
            ReplayAttacker.of(PERFECT_RECEPTION, IDEAL.with(second))
                .replay(sent, 0, new SplittableRandom(1)));
    double level = replayed[2000];
    for (int n = 5; n < 200; n++) {
      double expected = first.amplitude(n / RATE_HZ) * second.amplitude(n / RATE_HZ);
      assertThat(replayed[n] / level).isCloseTo(expected, within(0.01));
    }
  }

  @Test
  void followsTheSeed() {
    Transmitter radio = LoraFamily.DIRECT_CONVERSION.draw(1, new SplittableRandom(5));
    ReplayAttacker attacker = ReplayAttacker.of(RECEPTION, radio);
    IqSignal packet = packet(LoraFamily.LOW_COST_MODULE.draw(1, new SplittableRandom(6)));
    IqSignal replayed = attacker.replay(packet, 0.3, new SplittableRandom(7));
    assertThat(attacker.replay(packet, 0.3, new SplittableRandom(7))).isEqualTo(replayed);
    assertThat(attacker.replay(packet, 0.3, new SplittableRandom(8))).isNotEqualTo(replayed);
    assertThat(replayed.sampleRateHz()).isEqualTo(RATE_HZ);
    assertThat(replayed.centreFrequencyHz()).hasValue(CARRIER_HZ);
  }

  @Test
  void sendsOneRecordingManyTimes() {
    RecordedWaveform recording =
        ReplayAttacker.of(RECEPTION, IDEAL).record(packet(IDEAL), new SplittableRandom(9));
    IqSignal first = IDEAL.send(recording, RATE_HZ, 0, new SplittableRandom(10));
    IqSignal second = IDEAL.send(recording, RATE_HZ, 0, new SplittableRandom(11));
    assertThat(first).isNotEqualTo(second);
    double[] phase = Measure.phaseAgainst(second, first);
    // The noise of the reception is the same in both: only the start phase differs.
    assertThat(phase[9000]).isCloseTo(phase[1000], within(1e-5));
  }

  @Test
  void refusesWhatItCannotReplay() {
    SplittableRandom random = new SplittableRandom(1);
    ReplayAttacker attacker = ReplayAttacker.of(RECEPTION, Transmitter.ideal(2.4e9));
    IqSignal packet = packet(IDEAL);
    assertThatThrownBy(() -> attacker.replay(packet, 0, random))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("8.681E8");
    IqSignal silence = IqSignal.of(new float[200], 1e6);
    assertThatThrownBy(() -> ReplayAttacker.of(PERFECT_RECEPTION, IDEAL).replay(silence, 0, random))
        .hasMessageContaining("silent");
    assertThatThrownBy(() -> attacker.withCorrection(Double.NaN))
        .hasMessageContaining("correctionHz");
  }
}
