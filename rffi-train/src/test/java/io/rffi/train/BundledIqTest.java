package io.rffi.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.rffi.api.EnrolledDevice;
import io.rffi.api.Fingerprint;
import io.rffi.api.Gallery;
import io.rffi.api.Identification;
import io.rffi.api.LearnedSimilarity;
import io.rffi.api.Matcher;
import io.rffi.embed.onnx.OnnxEmbedder;
import io.rffi.eval.heldout.Embedded;
import io.rffi.eval.heldout.FewShot;
import io.rffi.eval.heldout.LabelledPairs;
import io.rffi.eval.heldout.LeaveOneOut;
import io.rffi.eval.heldout.PairValidation;
import io.rffi.match.CalibratedThreshold;
import io.rffi.match.KnnMatcher;
import io.rffi.match.KnnOptions;
import io.rffi.match.Threshold;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the card of the bundled I/Q model says of simulated radios that nobody has learnt from. */
class BundledIqTest {
  /** Draws that are not among the model's. */
  private static final long FIRST_SEED = 77_000;

  private static final int DRAWS = 10;

  private static OnnxEmbedder embedder;

  @BeforeAll
  static void open() {
    embedder = OnnxEmbedder.bundledIq();
  }

  @AfterAll
  static void close() {
    embedder.close();
  }

  /** Some five points below the mean over ten draws: of one draw, that much is chance. */
  @Test
  void keepsItsFiguresOnADraw() {
    UnseenRadios radios = UnseenRadios.draw(embedder, FIRST_SEED, 0.02);
    assertThat(pairs(radios.enrolment())).isGreaterThan(0.92);
    FewShot few = new FewShot(radios.enrolment(), radios.probes(), 1);
    assertThat(few.accuracy(1, 1)).isGreaterThan(0.80);
    assertThat(few.accuracy(20, 15)).isGreaterThan(0.90);
    double threshold = embedder.description().threshold().orElseThrow();
    LeaveOneOut scores = few.scores();
    List<Double> rogue = scores.rogue().stream().flatMap(List::stream).toList();
    assertThat(share(rogue, threshold)).isLessThan(0.15);
    assertThat(share(scores.genuine(), threshold)).isGreaterThan(0.5);
  }

  private static double pairs(Embedded windows) {
    LabelledPairs pairs = LabelledPairs.of(windows.labels(), LabelledPairs.PUBLISHED_PARTNERS, 1);
    return PairValidation.score(windows, pairs, LearnedSimilarity.EVEN_ODDS).accuracy();
  }

  private static double share(List<Double> scores, double threshold) {
    return (double) scores.stream().filter(score -> score <= threshold).count() / scores.size();
  }

  /** Radios that are enrolled from few windows let no more strangers in than those of fifteen. */
  @Test
  @Tag("heavy")
  void fewWindowsAcceptNoMoreStrangers() {
    int[] windows = {15, 10, 5, 3, 2, 1};
    double[] shares = new double[windows.length];
    int draws = 4;
    for (long seed = FIRST_SEED; seed < FIRST_SEED + draws; seed++) {
      UnseenRadios radios = UnseenRadios.draw(embedder, seed, 0.02);
      for (int n = 0; n < windows.length; n++) {
        shares[n] += acceptedStrangers(radios, windows[n]) / draws;
      }
    }
    System.out.println("strangers accepted: " + Arrays.toString(shares));
    for (double share : shares) {
      assertThat(share).isLessThanOrEqualTo(shares[0] + 0.01);
    }
  }

  /** Each radio in turn is the stranger, the others being enrolled from their first windows. */
  private static double acceptedStrangers(UnseenRadios radios, int windows) {
    KnnOptions options =
        KnnOptions.defaults()
            .withThreshold(Threshold.fixed(embedder.description().threshold().orElseThrow()));
    int accepted = 0;
    int asked = 0;
    for (int stranger = 0; stranger < radios.enrolment().devices(); stranger++) {
      List<EnrolledDevice> others = new ArrayList<>();
      for (int device = 0; device < radios.enrolment().devices(); device++) {
        if (device != stranger) {
          others.add(
              new EnrolledDevice(
                  "radio-" + device, of(radios.enrolment(), device).subList(0, windows)));
        }
      }
      Matcher matcher = KnnMatcher.with(options).over(new Gallery(1, others));
      for (Fingerprint probe : of(radios.probes(), stranger)) {
        accepted += matcher.identify(probe) instanceof Identification.Recognised ? 1 : 0;
        asked++;
      }
    }
    return (double) accepted / asked;
  }

  private static List<Fingerprint> of(Embedded windows, int device) {
    return IntStream.range(0, windows.labels().size())
        .filter(n -> windows.labels().get(n) == device)
        .mapToObj(windows.fingerprints()::get)
        .toList();
  }

  /** Prints the card's figures, draw by draw, and the threshold that all draws together give. */
  @Test
  @Tag("heavy")
  void printsTheFiguresOfTenDraws() {
    List<Double> genuine = new ArrayList<>();
    List<List<Double>> rogue = new ArrayList<>();
    for (long seed = FIRST_SEED; seed < FIRST_SEED + DRAWS; seed++) {
      UnseenRadios radios = UnseenRadios.draw(embedder, seed, 0.1);
      FewShot same = new FewShot(radios.enrolment(), radios.probes(), 1);
      FewShot other = new FewShot(radios.enrolment(), radios.otherRun(), 1);
      System.out.printf(
          "seed %d pairs %.4f %.4f same run %.4f %.4f %.4f %.4f another day %.4f %.4f %.4f %.4f%n",
          seed,
          pairs(radios.probes()),
          pairs(radios.otherRun()),
          same.accuracy(1, 1),
          same.accuracy(5, 5),
          same.accuracy(20, 15),
          same.accuracy(100, 15),
          other.accuracy(1, 1),
          other.accuracy(5, 5),
          other.accuracy(20, 15),
          other.accuracy(100, 15));
      LeaveOneOut scores = same.scores();
      genuine.addAll(scores.genuine());
      rogue.addAll(scores.rogue());
    }
    CalibratedThreshold calibrated =
        CalibratedThreshold.measured(
            array(genuine),
            rogue.stream().map(BundledIqTest::array).toList(),
            embedder.description().thresholdFalseAcceptRate().orElseThrow());
    System.out.println(calibrated);
    List<Double> all = rogue.stream().flatMap(List::stream).toList();
    assertThat(share(all, embedder.description().threshold().orElseThrow())).isLessThan(0.06);
  }

  private static double[] array(List<Double> scores) {
    return scores.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
