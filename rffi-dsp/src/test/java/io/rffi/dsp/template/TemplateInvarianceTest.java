package io.rffi.dsp.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.IqSignal;
import io.rffi.api.Preamble;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** What must not change what is found, or must change it in a known way. */
@Tag("property")
class TemplateInvarianceTest {
  private static IqSignal capture(Protocol protocol, double start, double cfoHz, long seed) {
    double rate = 1.1 * protocol.template.searchRateHz();
    return new TestAir(rate, (int) (2 * protocol.template.seconds() * rate) + 400)
        .packet(protocol.packet, start, cfoHz, 1, 1)
        .noise(20, protocol.template.bandwidthHz(), new Random(seed))
        .signal();
  }

  private static Preamble only(Protocol protocol, IqSignal capture) {
    List<Preamble> found = protocol.extractor().extract(capture);
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  /** A power of two rounds nothing: bit for bit the same, from denormals to the greatest floats. */
  @Property(tries = 60)
  void theLevelDoesNotMatter(
      @ForAll Protocol protocol, @ForAll @IntRange(min = -100, max = 120) int exponent) {
    IqSignal capture = capture(protocol, 123.4, 30_000, 5);
    float[] scaled = capture.toArray();
    for (int n = 0; n < scaled.length; n++) {
      scaled[n] = Math.scalb(scaled[n], exponent);
    }
    assertThat(only(protocol, IqSignal.of(scaled, capture.sampleRateHz())))
        .isEqualTo(only(protocol, capture));
  }

  @Property(tries = 40)
  void aLaterCaptureIsFoundAsMuchEarlier(
      @ForAll Protocol protocol,
      @ForAll @IntRange(min = 1, max = 90) int shift,
      @ForAll @DoubleRange(min = 100, max = 200) double start) {
    // At the search rate itself, where a shift by samples is one after the search as well.
    double rate = protocol.template.searchRateHz();
    IqSignal capture =
        new TestAir(rate, (int) (2 * protocol.template.seconds() * rate) + 400)
            .packet(protocol.packet, start, -20_000, 1, 1)
            .noise(20, protocol.template.bandwidthHz(), new Random(shift))
            .signal();
    Preamble all = only(protocol, capture);
    Preamble later = only(protocol, capture.slice(shift, capture.length() - shift));
    assertThat(later.startSample() + shift).isCloseTo(all.startSample(), within(1e-3));
    assertThat(later.cfoHz()).isCloseTo(all.cfoHz(), within(1.0));
  }

  @Property(tries = 40)
  void theReceiversPhaseTurnsTheCutAndNothingElse(
      @ForAll Protocol protocol, @ForAll @DoubleRange(min = 0, max = 6.28) double phase) {
    IqSignal capture = capture(protocol, 111.1, 50_000, 9);
    float[] turned = turned(capture.toArray(), phase);
    Preamble before = only(protocol, capture);
    Preamble after = only(protocol, IqSignal.of(turned, capture.sampleRateHz()));
    assertThat(after.startSample()).isCloseTo(before.startSample(), within(2e-3));
    assertThat(after.cfoHz()).isCloseTo(before.cfoHz(), within(1.0));
    assertThat(after.snrDb()).isCloseTo(before.snrDb(), within(0.01));
    float[] cut = after.samples().toArray();
    float[] expected = turned(before.samples().toArray(), phase);
    for (int n = 0; n < cut.length; n++) {
      assertThat(cut[n]).isCloseTo(expected[n], within(0.02f));
    }
  }

  private static float[] turned(float[] iq, double phase) {
    for (int n = 0; n < iq.length; n += 2) {
      double re = iq[n];
      double im = iq[n + 1];
      iq[n] = (float) (re * Math.cos(phase) - im * Math.sin(phase));
      iq[n + 1] = (float) (re * Math.sin(phase) + im * Math.cos(phase));
    }
    return iq;
  }

  /** A receiver with I and Q exchanged sees the mirrored template at the opposite offset. */
  @Property(tries = 40)
  void theMirroredTemplateIsFoundInTheMirroredCapture(
      @ForAll Protocol protocol, @ForAll @DoubleRange(min = -1, max = 1) double part) {
    double cfo = part * protocol.template.largestCfoHz();
    IqSignal capture = capture(protocol, 140.25, cfo, 3);
    PreambleTemplate t = protocol.template;
    PreambleTemplate mirrored =
        new PreambleTemplate(
            "mirrored",
            conjugate(t.ideal()),
            t.bandwidthHz(),
            t.searchRateHz(),
            t.largestCfoHz(),
            t.segments(),
            t.repetitions(),
            t.frequencyKeyed(),
            t.cut());
    Preamble plain = only(protocol, capture);
    List<Preamble> found = TemplatePreambleExtractor.of(mirrored).extract(conjugate(capture));
    assertThat(found).hasSize(1);
    assertThat(found.get(0).startSample()).isCloseTo(plain.startSample(), within(2e-3));
    assertThat(found.get(0).cfoHz()).isCloseTo(-plain.cfoHz(), within(5.0));
  }

  private static IqSignal conjugate(IqSignal signal) {
    float[] iq = signal.toArray();
    for (int n = 1; n < iq.length; n += 2) {
      iq[n] = -iq[n];
    }
    return IqSignal.of(iq, signal.sampleRateHz());
  }

  /** Whatever the samples are, what comes out is finite; IqSignal and Preamble refuse the rest. */
  @Property(tries = 80)
  void oddSamplesNeitherCrashNorPassForAPreamble(
      @ForAll Protocol protocol, @ForAll Odd kind, @ForAll long seed) {
    Random random = new Random(seed);
    float[] iq = new float[2 * 3000];
    for (int n = 0; n < iq.length; n++) {
      iq[n] = kind.sample(n, random);
    }
    double rate = protocol.template.searchRateHz() * (0.9 + random.nextDouble());
    assertThat(protocol.extractor().extract(IqSignal.of(iq, rate))).isEmpty();
    // The same around a packet: it may be lost, but not crash.
    TestAir air = new TestAir(rate, 3000).packet(protocol.packet, 900.5, 0, 1, 0);
    float[] with = air.signal().toArray();
    for (int n = 0; n < with.length; n++) {
      if (n < 1000 || n > 5000) {
        with[n] = iq[n];
      }
    }
    List<Preamble> found = new ArrayList<>(protocol.extractor().extract(IqSignal.of(with, rate)));
    assertThat(found).hasSizeLessThanOrEqualTo(1);
  }

  /** Samples that no receiver should deliver. */
  enum Odd {
    ZEROS,
    LARGEST,
    CLIPPED_NOISE,
    DENORMAL,
    DC,
    TONE,
    IMPULSES,
    MIXED_MAGNITUDES;

    float sample(int n, Random random) {
      return switch (this) {
        case ZEROS -> 0;
        case LARGEST -> Float.MAX_VALUE;
        case CLIPPED_NOISE -> random.nextBoolean() ? Float.MAX_VALUE : -Float.MAX_VALUE;
        case DENORMAL -> Float.MIN_VALUE * random.nextInt(3);
        case DC -> 0.7f;
        case TONE -> (float) Math.cos(0.3 * (n - n % 2) - (n % 2) * Math.PI / 2);
        case IMPULSES -> n % 700 == 0 ? 1 : 0;
        case MIXED_MAGNITUDES ->
            (float) (random.nextGaussian() * Math.pow(10, 70 * random.nextDouble() - 35));
      };
    }
  }
}
