package io.rffi.embed.impairment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.Fingerprint;
import io.rffi.api.IqSignal;
import io.rffi.augment.transmitter.ChipsetFamily;
import io.rffi.augment.waveform.OfdmFrame;
import io.rffi.dsp.math.FineCarrier;
import io.rffi.dsp.template.Templates80211;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.DoubleRange;

/** What the receiver adds, level and phase, makes no difference to any fingerprint. */
@Tag("property")
class InvarianceTest {
  private static final ImpairmentEmbedder LORA = ImpairmentEmbedder.lora();
  private static final ImpairmentEmbedder OFDM =
      ImpairmentEmbedder.of(WaveformImpairments.of(Templates80211.longTraining(5)));
  private static final ImpairmentEmbedder BLIND =
      ImpairmentEmbedder.of(BlindImpairments.of(5e6, 128));

  private static IqSignal changed(IqSignal signal, double gainDb, double radians) {
    double re = Math.pow(10, gainDb / 20) * Math.cos(radians);
    double im = Math.pow(10, gainDb / 20) * Math.sin(radians);
    float[] iq = signal.toArray();
    for (int n = 0; n < iq.length; n += 2) {
      double i = iq[n];
      double q = iq[n + 1];
      iq[n] = (float) (i * re - q * im);
      iq[n + 1] = (float) (i * im + q * re);
    }
    return IqSignal.of(iq, signal.sampleRateHz());
  }

  private static void assertUnchanged(
      ImpairmentEmbedder embedder, IqSignal signal, double gainDb, double radians) {
    Fingerprint before = embedder.embed(List.of(signal)).get(0);
    Fingerprint after = embedder.embed(List.of(changed(signal, gainDb, radians))).get(0);
    assertThat(before.distanceTo(after)).isCloseTo(0, within(0.02));
  }

  @Property(tries = 30)
  void lora(
      @ForAll @DoubleRange(min = -60, max = 60) double gainDb,
      @ForAll @DoubleRange(min = -4, max = 4) double radians,
      @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    IqSignal preamble =
        ChipsetFamily.SX1276_MODULE.draw(1, random).preamble(Measured.LORA, 8, 1e6, random);
    IqSignal centred = withoutCarrier(preamble);
    assertUnchanged(LORA, centred, gainDb, radians);
  }

  /** As the extractor does it. */
  private static IqSignal withoutCarrier(IqSignal preamble) {
    float[] samples = preamble.toArray();
    double cycles = FineCarrier.estimate(samples, 1024);
    FineCarrier.rotate(samples, -cycles);
    return IqSignal.of(samples, preamble.sampleRateHz());
  }

  @Property(tries = 100)
  void ofdm(
      @ForAll @DoubleRange(min = -60, max = 60) double gainDb,
      @ForAll @DoubleRange(min = -4, max = 4) double radians,
      @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    OfdmFrame frame = OfdmFrame.random(OfdmFrame.Modulation.QPSK, 1, random);
    IqSignal training =
        ChipsetFamily.HIGH_END_SDR.draw(1, random).send(frame, 5e6, 0.2, random).slice(192, 128);
    assertUnchanged(OFDM, training, gainDb, radians);
    assertUnchanged(BLIND, training, gainDb, radians);
  }
}
