package io.rffi.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QualityGateTest {
  private static final SignalQuality GOOD = SignalQuality.ofSnrDb(30);

  private static Preamble preamble(SignalQuality quality, boolean delimited) {
    IqSignal samples = IqSignal.of(new float[2], 1);
    return new Preamble(samples, 0, 8, delimited, 0, OptionalDouble.empty(), quality, () -> "test");
  }

  private static Rejection rejection(QualityGate gate, SignalQuality quality) {
    return gate.check(preamble(quality, true)).orElse(null);
  }

  @Test
  void eachGateLooksAtItsFigureAndTheLimitItselfPasses() {
    assertLimit(QualityGate.minimumSnrDb(20), snr(20), snr(19.9), "snr", 19.9, 20);
    assertLimit(
        QualityGate.maximumClippedFraction(0.1), clipped(0.1), clipped(0.2), "clipping", 0.2, 0.1);
    assertLimit(
        QualityGate.maximumInterferenceDb(-25),
        interference(-25),
        interference(-10),
        "interference",
        -10,
        -25);
    assertLimit(QualityGate.maximumGainStepDb(5), step(5), step(6), "gain-step", 6, 5);
    assertLimit(QualityGate.maximumDriftHz(200), drift(200), drift(201), "drift", 201, 200);
    assertLimit(QualityGate.maximumDriftHz(200), drift(-200), drift(-300), "drift", 300, 200);
    assertLimit(QualityGate.notTruncated(), GOOD, truncated(), "truncation", 1, 0);
    assertLimit(QualityGate.minimumLevelSteps(3), level(3), level(2.5), "level", 2.5, 3);
  }

  private static void assertLimit(
      QualityGate gate,
      SignalQuality passes,
      SignalQuality fails,
      String check,
      double value,
      double limit) {
    assertThat(rejection(gate, GOOD)).isNull();
    assertThat(rejection(gate, SignalQuality.UNMEASURED)).isNull();
    assertThat(rejection(gate, passes)).isNull();
    Rejection rejection = rejection(gate, fails);
    assertThat(rejection.check()).isEqualTo(check);
    assertThat(rejection.value()).isEqualTo(value);
    assertThat(rejection.limit()).isEqualTo(limit);
    assertThat(rejection.reason()).as("what is wrong; what to do").contains("; ");
  }

  @Test
  void aDelimiterIsAskedForOnlyOnRequest() {
    Preamble undelimited = preamble(GOOD, false);
    assertThat(QualityGate.standard().check(undelimited)).isEmpty();
    assertThat(QualityGate.requireDelimited().check(undelimited).orElseThrow().check())
        .isEqualTo("delimiter");
    assertThat(QualityGate.requireDelimited().check(preamble(GOOD, true))).isEmpty();
  }

  /** Equality of values decides; what nobody states passes. */
  @Test
  void onlyTheExpectedWaveformPasses() {
    record Tone(int hz) implements Waveform {
      @Override
      public String describe() {
        return "a tone of " + hz + " Hz";
      }
    }
    QualityGate gate = QualityGate.waveform(new Tone(440));

    assertThat(gate.check(preamble(new Tone(440)))).isEmpty();
    assertThat(gate.check(preamble(Waveform.UNSTATED))).isEmpty();
    assertThat(gate.check(preamble(new Tone(880))))
        .hasValue(
            new Rejection(
                "waveform",
                1,
                0,
                "it is a tone of 880 Hz, the model was made for a tone of 440 Hz; use a"
                    + " model for this waveform"));
  }

  private static Preamble preamble(Waveform waveform) {
    return new Preamble(
        IqSignal.of(new float[2], 1), 0, 8, true, 0, OptionalDouble.empty(), GOOD, waveform);
  }

  @Test
  void theStandardPassesWeakAndUnmeasuredPackets() {
    assertThat(rejection(QualityGate.standard(), snr(-20))).isNull();
    assertThat(rejection(QualityGate.standard(), SignalQuality.UNMEASURED)).isNull();
    assertThat(rejection(QualityGate.OPEN, truncated())).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "true, 0.9, 9, 900, 0, truncation",
    "false, 0.9, 9, 900, 0, clipping",
    "false, 0, 9, 900, 0, gain-step",
    "false, 0, 0, -900, 0, drift",
    "false, 0, 0, 0, -10, interference"
  })
  void theStandardReportsTheFirstOfItsChecks(
      boolean truncated, double clipped, double step, double drift, double other, String check) {
    SignalQuality quality = new SignalQuality(30, clipped, truncated, other, step, drift, 20);
    assertThat(rejection(QualityGate.standard(), quality).check()).isEqualTo(check);
  }

  @Test
  void reasonsDoNotDependOnTheLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(rejection(QualityGate.minimumSnrDb(20), snr(3.25)).reason())
          .startsWith("SNR of 3.3 dB is below 20.0 dB; ");
      assertThat(rejection(QualityGate.maximumGainStepDb(5), step(6.5)).reason())
          .startsWith("the level changes by 6.5 dB");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void aLimitIsANumber() {
    assertThatThrownBy(() -> QualityGate.maximumDriftHz(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("drift");
    assertThatThrownBy(() -> QualityGate.minimumSnrDb(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> QualityGate.minimumLevelSteps(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void figuresAreNeverNaN() {
    assertThatThrownBy(() -> snr(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> clipped(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> interference(Double.POSITIVE_INFINITY))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> step(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> drift(Double.NEGATIVE_INFINITY))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> level(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> level(0)).isInstanceOf(IllegalArgumentException.class);
  }

  private static SignalQuality snr(double db) {
    return SignalQuality.ofSnrDb(db);
  }

  private static SignalQuality clipped(double fraction) {
    return new SignalQuality(
        30, fraction, false, Double.NEGATIVE_INFINITY, 0, 0, Double.POSITIVE_INFINITY);
  }

  private static SignalQuality truncated() {
    return new SignalQuality(30, 0, true, Double.NEGATIVE_INFINITY, 0, 0, Double.POSITIVE_INFINITY);
  }

  private static SignalQuality interference(double db) {
    return new SignalQuality(30, 0, false, db, 0, 0, Double.POSITIVE_INFINITY);
  }

  private static SignalQuality step(double db) {
    return new SignalQuality(
        30, 0, false, Double.NEGATIVE_INFINITY, db, 0, Double.POSITIVE_INFINITY);
  }

  private static SignalQuality drift(double hz) {
    return new SignalQuality(
        30, 0, false, Double.NEGATIVE_INFINITY, 0, hz, Double.POSITIVE_INFINITY);
  }

  private static SignalQuality level(double steps) {
    return new SignalQuality(30, 0, false, Double.NEGATIVE_INFINITY, 0, 0, steps);
  }
}
