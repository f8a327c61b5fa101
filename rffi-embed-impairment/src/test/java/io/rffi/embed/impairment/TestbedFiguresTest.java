package io.rffi.embed.impairment;

import static org.assertj.core.api.Assertions.assertThat;

import io.rffi.api.IqSignal;
import io.rffi.augment.testbed.Difficulty;
import io.rffi.augment.testbed.Testbeds;
import io.rffi.dsp.template.Templates80211;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What hand-made features reach on the simulated testbeds, printed: the figures that networks have
 * to beat. The simulator has just the impairments that are looked for; real radios have others.
 */
@Tag("heavy")
class TestbedFiguresTest {
  private static final List<String> PLACES =
      List.of("D1", "D2", "D3", "D4", "D5", "D6", "D7", "D8", "D9", "D10");
  private static final double SCALE = 0.15;

  /** Units 31 to 40, enrolled near the receiver and looked for at ten places: chance is 10 %. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void lora60(long seed) {
    Campaign campaign = new Campaign(Testbeds.of("lora-60", Difficulty.DEFAULT, seed, SCALE));
    Map<String, List<IqSignal>> training = campaign.set("training", 0, unit -> true);
    Map<String, Map<String, List<IqSignal>>> sets = new LinkedHashMap<>();
    sets.put("enrolment", campaign.set("enrolment", 0, unit -> unit >= 30 && unit < 40));
    for (String name : PLACES) {
      sets.put(name, campaign.set(name, 0, unit -> true));
    }
    ImpairmentEmbedder typical = ImpairmentEmbedder.lora();
    ImpairmentEstimator estimator = typical.estimator();
    List<IqSignal> mixed = training.values().stream().flatMap(List::stream).toList();
    double unlabelled =
        lora60(
            sets,
            "unlabelled, near",
            typical.withScale(ImpairmentScale.ofUnlabelled(estimator, mixed)));
    double fixed = lora60(sets, "documented figures", typical);
    double near =
        lora60(
            sets,
            "known radios, near",
            typical.withScale(ImpairmentScale.ofRadios(estimator, training.values())));
    Collection<List<IqSignal>> moved = Campaign.augmented(training, 2);
    double augmented =
        lora60(
            sets,
            "known radios, augmented",
            typical.withScale(ImpairmentScale.ofRadios(estimator, moved)));
    assertThat(unlabelled).isGreaterThan(0.4);
    assertThat(fixed).isGreaterThan(0.65);
    assertThat(near).isGreaterThan(0.55);
    assertThat(augmented).isGreaterThan(0.85);
  }

  /** Prints accuracies in percent; returns the mean over the places. */
  private static double lora60(
      Map<String, Map<String, List<IqSignal>>> sets, String name, ImpairmentEmbedder embedder) {
    NearestRadio nearest = new NearestRadio(embedder, sets.get("enrolment"));
    StringBuilder line = new StringBuilder(String.format("%-24s", name));
    double mean = 0;
    for (String place : PLACES) {
      double accuracy = nearest.accuracy(sets.get(place));
      line.append(percent(accuracy));
      mean += accuracy / PLACES.size();
    }
    System.out.println(line + " | D1 to D10" + percent(mean));
    return mean;
  }

  private static String percent(double part) {
    return String.format(Locale.ROOT, " %5.1f", 100 * part);
  }

  /**
   * 16 units, 100 windows each enrolled, of the short training (0) or the long one (1): chance is 6
   * %. Run 2 is another day.
   */
  @Test
  void iq16() {
    Campaign campaign = new Campaign(Testbeds.of("iq-16", Difficulty.DEFAULT, 1, 0.1));
    IqSignal ideal = Templates80211.preamble(5).ideal();
    WaveformImpairments known =
        WaveformImpairments.of(
            5e6,
            128,
            List.of(
                new WaveformImpairments.Known(ideal, -0.5),
                new WaveformImpairments.Known(ideal, 191.5)));
    for (int window = 0; window < 2; window++) {
      for (ImpairmentEstimator estimator : List.of(known, BlindImpairments.of(5e6, 128))) {
        Map<String, List<IqSignal>> first = campaign.set("run-1", window, unit -> true);
        Map<String, List<IqSignal>> enrolled = part(first, 0, 100);
        ImpairmentEmbedder learnt =
            ImpairmentEmbedder.of(estimator)
                .withScale(ImpairmentScale.ofRadios(estimator, enrolled.values()));
        NearestRadio nearest = new NearestRadio(learnt, enrolled);
        double same = nearest.accuracy(part(first, 100, 200));
        double other = nearest.accuracy(campaign.set("run-2", window, unit -> true));
        System.out.println(
            estimator.canonical()
                + ", window "
                + window
                + ": run 1"
                + percent(same)
                + ", run 2"
                + percent(other));
        assertThat(same).isGreaterThan(0.95);
        assertThat(other).isGreaterThan(0.5);
      }
    }
  }

  private static Map<String, List<IqSignal>> part(
      Map<String, List<IqSignal>> all, int from, int to) {
    Map<String, List<IqSignal>> part = new TreeMap<>();
    all.forEach((device, signals) -> part.put(device, signals.subList(from, to)));
    return part;
  }
}
