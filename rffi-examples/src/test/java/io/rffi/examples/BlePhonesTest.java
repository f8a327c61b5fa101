package io.rffi.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.rffi.api.Embedder;
import io.rffi.api.IqSignal;
import io.rffi.api.Preamble;
import io.rffi.dsp.template.TemplateCut;
import io.rffi.dsp.template.TemplatePreambleExtractor;
import io.rffi.dsp.template.TemplatesBle;
import io.rffi.embed.impairment.ImpairmentEmbedder;
import io.rffi.embed.impairment.ImpairmentEstimator;
import io.rffi.embed.impairment.ImpairmentScale;
import io.rffi.embed.impairment.WaveformImpairments;
import io.rffi.embed.onnx.OnnxEmbedder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two real phones, eight Bluetooth LE adverts each: one half is enrolled, the other half
 * identified, and the other way round. Printed whatever it is; 16 packets are far too few to tell
 * how well any method does, and each phone was recorded at one time and place. Skipped where there
 * are no recordings.
 */
@Tag("recording")
class BlePhonesTest {
  private static final int ADVERTS = 8;
  private static final TemplateCut WHOLE = TemplatesBle.advertising().cut();

  /** What is cut of one advert, its carrier offset removed or left in. */
  private static IqSignal cut(int number, TemplateCut cut, boolean carrier) {
    Preamble found =
        TemplatePreambleExtractor.of(TemplatesBle.advertising().withCut(cut))
            .extract(RealCaptures.read("ble/advert_%02d".formatted(number)))
            .get(0);
    return carrier ? RealCaptures.shifted(found.samples(), found.cfoHz()) : found.samples();
  }

  /** All of an advert, in windows. */
  private static List<IqSignal> windows(int number, boolean carrier) {
    IqSignal capture = RealCaptures.read("ble/advert_%02d".formatted(number));
    Preamble found =
        TemplatePreambleExtractor.of(TemplatesBle.advertising()).extract(capture).get(0);
    int start = (int) found.startSample();
    IqSignal advert = capture.slice(start, capture.length() - start);
    return RealCaptures.bundledIqWindows(
        carrier ? advert : RealCaptures.shifted(advert, -found.cfoHz()));
  }

  /** Phone A sent adverts 1 to 8, phone B 11 to 18; of each every second one, from the given. */
  private static Map<String, List<IqSignal>> half(
      int from, IntFunction<Stream<IqSignal>> signalsOfAdvert) {
    Map<String, List<IqSignal>> half = new TreeMap<>();
    for (int phone = 0; phone < 2; phone++) {
      int first = 1 + 10 * phone;
      half.put(
          phone == 0 ? "A" : "B",
          IntStream.range(0, ADVERTS / 2)
              .map(n -> first + from + 2 * n)
              .mapToObj(signalsOfAdvert)
              .flatMap(Function.identity())
              .toList());
    }
    return half;
  }

  private static Map<String, List<IqSignal>> half(int from, TemplateCut cut, boolean carrier) {
    return half(from, number -> Stream.of(cut(number, cut, carrier)));
  }

  /**
   * Reports on one embedder, both ways round; others are added by a line.
   *
   * @param cut what the embedder looks at
   * @param embedder made of what is enrolled, so that it may learn from nothing else
   * @return how many of all 16 were right
   */
  private static int right(
      String title,
      TemplateCut cut,
      boolean carrier,
      Function<Map<String, List<IqSignal>>, Embedder> embedder) {
    int right = 0;
    for (int from = 0; from < 2; from++) {
      Trial trial = new Trial(half(from, cut, carrier), half(1 - from, cut, carrier));
      assertThat(trial.count()).isEqualTo(ADVERTS);
      try (Embedder ready = embedder.apply(trial.enrolled())) {
        right +=
            trial.report("BLE, carrier " + (carrier ? "left in, " : "removed, ") + title, ready);
      }
    }
    return right;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void classicalBaseline(boolean carrier) {
    WaveformImpairments known = WaveformImpairments.of(TemplatesBle.advertising());
    ImpairmentEstimator estimator = carrier ? known.withCarrier() : known;
    ImpairmentEmbedder documented = ImpairmentEmbedder.of(estimator);
    assertThat(right("documented scale", WHOLE, carrier, enrolled -> documented))
        .isGreaterThanOrEqualTo(14);
    assertThat(
            right(
                "scale of the enrolled",
                WHOLE,
                carrier,
                enrolled ->
                    documented.withScale(ImpairmentScale.ofRadios(estimator, enrolled.values()))))
        .isGreaterThanOrEqualTo(15);
  }

  /**
   * Trained on another modulation. Each advert is judged by its first 26 µs, preamble and address,
   * which both phones send alike.
   */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void bundledIqModel(boolean carrier) {
    int right = 0;
    int count = 0;
    try (OnnxEmbedder model = OnnxEmbedder.bundledIq()) {
      for (int from = 0; from < 2; from++) {
        Trial trial = new Trial(firstWindows(from, carrier), firstWindows(1 - from, carrier));
        count += trial.count();
        right +=
            trial.report(
                "BLE, carrier " + (carrier ? "left in, " : "removed, ") + "bundled I/Q model",
                model);
      }
    }
    assertThat(count).isEqualTo(2 * ADVERTS);
    // By chance a half; 14 and more of 16 have a probability of 0.2 %.
    assertThat(right).isLessThan(14);
  }

  /** Learnt from all windows of one half of the adverts, asked about each window of the other. */
  @Tag("heavy")
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void modelOfTheEnrolledAlone(boolean carrier, @TempDir Path folder)
      throws IOException, InterruptedException {
    for (int from = 0; from < 2; from++) {
      Trial trial =
          new Trial(
              half(from, number -> windows(number, carrier).stream()),
              half(1 - from, number -> windows(number, carrier).stream()));
      try (OnnxEmbedder model = EnrolledOnly.model(trial.enrolled(), folder)) {
        int right =
            trial.report(
                "BLE, carrier " + (carrier ? "left in, " : "removed, ") + "of the enrolled alone",
                model);
        assertThat(right).isGreaterThan(trial.count() * 3 / 4);
      }
    }
  }

  private static Map<String, List<IqSignal>> firstWindows(int from, boolean carrier) {
    Map<String, List<IqSignal>> windows = new TreeMap<>();
    half(from, WHOLE, carrier)
        .forEach(
            (phone, adverts) ->
                windows.put(
                    phone,
                    adverts.stream()
                        .map(advert -> RealCaptures.bundledIqWindows(advert).get(0))
                        .toList()));
    return windows;
  }
}
