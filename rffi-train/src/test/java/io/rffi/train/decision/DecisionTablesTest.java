package io.rffi.train.decision;

import io.rffi.api.Gallery;
import io.rffi.api.Matcher;
import io.rffi.augment.SimulatedDevices;
import io.rffi.augment.SimulatedSite;
import io.rffi.augment.transmitter.LoraFamily;
import io.rffi.embed.onnx.OnnxEmbedder;
import io.rffi.match.DecisionPolicy;
import io.rffi.match.KnnMatcher;
import io.rffi.match.LikelihoodMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whether decisions by the bundled LoRa model let in no more than 1.5 times the false-accept rate
 * that is asked for, and what that costs: tables in Markdown, of simulated radios that nothing was
 * learnt from or calibrated on. A rate is a mean over galleries, and in each of them over radios;
 * its standard error counts a radio as one trial in however many galleries. All of it takes about
 * twenty minutes on one core.
 */
@Tag("heavy")
class DecisionTablesTest {
  private static final long SITE_SEED = 424_242;
  private static final long NODES_SEED = 434_343;
  private static final long BATCH_SEED = 444_444;
  private static final int BATCHES = 12;

  private static final double LIMIT_DB = Population.LIMIT_DB;
  private static final double BELOW_LIMIT_DB = 20;
  private static final double[] LEAST_SNR_DB = {LIMIT_DB, BELOW_LIMIT_DB};
  private static final double[] RATES = {0.01, 0.001};
  private static final double CONFIDENCE = 0.95;
  private static final double[] BINS_DB = {20, 23, 26, 30, 35, 50};

  /** How many times the rate that was asked for may be let in; less is no error. */
  private static final double FACTOR = 1.5;

  /** By how many standard errors a row may miss that; all rows of a table together may not. */
  private static final double MARGIN = 2;

  private static OnnxEmbedder embedder;
  private static Population site;
  private static Population nodes;

  private final SoftAssertions goals = new SoftAssertions();

  @BeforeAll
  static void receive() {
    embedder = OnnxEmbedder.bundledLora();
    // Trainings and cohorts draw their devices from seeds of 0 and up.
    site =
        Population.of(
            "A (the demonstration's site)",
            LoraFamily.values().length,
            new SiteReception(
                new SimulatedSite(SimulatedDevices.lora(Population.RADIOS, -1 - SITE_SEED)),
                embedder));
    nodes =
        Population.of(
            "B (nodes restarted before each packet)",
            RestartedNodes.FAMILIES.size(),
            new RestartedNodes(NODES_SEED, embedder));
    System.out.printf(
        "Two populations of %d simulated radios; %d random galleries in each row; %d batches.%n",
        Population.RADIOS, Galleries.COUNT, BATCHES);
  }

  @AfterAll
  static void close() {
    embedder.close();
  }

  private static List<Population> populations() {
    return List.of(site, nodes);
  }

  private static Matcher.Factory likelihood(double rate) {
    return LikelihoodMatcher.with(
        embedder.statistics().orElseThrow(), DecisionPolicy.standard().withFalseAcceptRate(rate));
  }

  private static double bound(double rate) {
    Matcher matcher = likelihood(rate).over(new Gallery(1, List.of()));
    return ((LikelihoodMatcher) matcher).falseAcceptBound(CONFIDENCE);
  }

  /** The galleries of the large tables. */
  private static List<Galleries> galleries(Population population, double leastSnrDb, double rate) {
    List<Galleries> all = new ArrayList<>();
    for (int devices : new int[] {1, 5, 10, 30, 100, 300}) {
      boolean brief = leastSnrDb < LIMIT_DB || (devices == 300 && rate < 0.01);
      for (int packets : brief ? new int[] {15} : new int[] {1, 5, 15, 100}) {
        if (packets <= Population.ENROLMENT || devices <= 30) {
          all.add(Galleries.even(population, leastSnrDb, devices, packets));
        }
      }
    }
    all.add(Galleries.uneven(population, leastSnrDb, 10));
    all.add(Galleries.uneven(population, leastSnrDb, 30));
    return all;
  }

  private static String title(String what, Population population, double leastSnrDb, double rate) {
    return String.format(
        Locale.ROOT,
        "%s, %s, packets from %.0f dB, %s %% asked for",
        what,
        population.name(),
        leastSnrDb,
        100 * rate);
  }

  @Test
  void galleriesOfAnySizeHoldTheRate() {
    for (double leastSnrDb : LEAST_SNR_DB) {
      for (double rate : RATES) {
        populations().forEach(population -> rateTable(population, leastSnrDb, rate));
      }
    }
    goals.assertAll();
  }

  private void rateTable(Population population, double leastSnrDb, double rate) {
    double bound = bound(rate);
    String title =
        title("Identification", population, leastSnrDb, rate)
            + ", at most "
            + MarkdownTable.percent(bound)
            + " % stated";
    MarkdownTable table =
        new MarkdownTable(
            title,
            "devices × packets",
            "false accepts, %",
            "galleries above the bound: as measured / surely",
            "not recognised, %",
            "undecided, %",
            "called rogue, %",
            "confused, %",
            "rogues undecided, %");
    Matcher.Factory matchers = likelihood(rate);
    int surelyAbove = 0;
    List<Share> falseAccepts = new ArrayList<>();
    List<Galleries> all = galleries(population, leastSnrDb, rate);
    int count = all.size() * Galleries.COUNT;
    for (Galleries galleries : all) {
      Outcome outcome = new Outcome(galleries.identify(matchers, 1));
      surelyAbove += outcome.galleriesSurelyAbove(bound);
      table.row(
          galleries,
          outcome.falseAccepts(),
          outcome.galleriesAbove(bound) + " / " + outcome.galleriesSurelyAbove(bound),
          outcome.falseRejects(),
          outcome.undecided(),
          outcome.refused(),
          outcome.confused(),
          outcome.roguesUndecided());
      assertRate(outcome.falseAccepts(), rate, title + ": " + galleries);
      falseAccepts.add(outcome.falseAccepts());
    }
    assertRates(falseAccepts, rate, title);
    System.out.printf("%n%d of %d galleries are surely above the bound.%n", surelyAbove, count);
    goals
        .assertThat(surelyAbove)
        .as("galleries above the bound: " + title)
        .isLessThanOrEqualTo(count / 20);
  }

  /** Where none or few are accepted, the error is what the rate would let one expect. */
  private void assertRate(Share share, double rate, String where) {
    double margin = MARGIN * Math.max(share.error(), Math.sqrt(rate / share.radios()));
    goals
        .assertThat(share.value())
        .as("false accepts: " + where)
        .isLessThanOrEqualTo(FACTOR * rate + margin);
  }

  /** Each by itself within its error, and their mean as it is. */
  private void assertRates(List<Share> shares, double rate, String where) {
    double mean = shares.stream().mapToDouble(Share::value).average().orElseThrow();
    System.out.printf(
        "%nOver these rows %s %% of unknown radios are let in.%n", MarkdownTable.percent(mean));
    goals
        .assertThat(mean)
        .as("false accepts over all rows: " + where)
        .isLessThanOrEqualTo(FACTOR * rate);
  }

  @Test
  void packetsOfAnyNoiseHoldTheRate() {
    for (double rate : RATES) {
      for (Population population : populations()) {
        for (int devices : new int[] {10, 100}) {
          noiseTable(Galleries.even(population, BELOW_LIMIT_DB, devices, 15), rate);
        }
      }
    }
    goals.assertAll();
  }

  private void noiseTable(Galleries galleries, double rate) {
    Outcome outcome = new Outcome(galleries.identify(likelihood(rate), 1));
    String title = title(galleries.toString(), galleries.population(), BELOW_LIMIT_DB, rate);
    MarkdownTable table =
        new MarkdownTable(title, "SNR, dB", "false accepts, %", "not recognised, %");
    List<Share> all = new ArrayList<>();
    for (int bin = 0; bin < BINS_DB.length - 1; bin++) {
      Share falseAccepts = outcome.falseAccepts(BINS_DB[bin], BINS_DB[bin + 1]);
      String decibels = String.format(Locale.ROOT, "%.0f–%.0f", BINS_DB[bin], BINS_DB[bin + 1]);
      table.row(decibels, falseAccepts, outcome.falseRejects(BINS_DB[bin], BINS_DB[bin + 1]));
      assertRate(falseAccepts, rate, title + ": " + decibels);
      all.add(falseAccepts);
    }
    assertRates(all, rate, title);
  }

  @Test
  void claimsHoldTheRate() {
    for (double leastSnrDb : LEAST_SNR_DB) {
      for (double rate : RATES) {
        for (Population population : populations()) {
          String title = title("Verification", population, leastSnrDb, rate);
          MarkdownTable table =
              new MarkdownTable(
                  title,
                  "devices × packets",
                  "false accepts of a random claim, %",
                  "false rejects, %",
                  "undecided, %",
                  "refused, %");
          List<Share> all = new ArrayList<>();
          for (int packets : new int[] {1, 5, 15, 100}) {
            Galleries galleries = Galleries.even(population, leastSnrDb, 10, packets);
            Outcome outcome = new Outcome(galleries.verify(likelihood(rate)));
            table.row(
                galleries,
                outcome.falseAccepts(),
                outcome.falseRejects(),
                outcome.undecided(),
                outcome.refused());
            assertRate(outcome.falseAccepts(), rate, title + ": " + galleries);
            all.add(outcome.falseAccepts());
          }
          assertRates(all, rate, title);
        }
      }
    }
    goals.assertAll();
  }

  @Test
  void severalPacketsSayMoreThanOne() {
    for (double leastSnrDb : LEAST_SNR_DB) {
      for (double rate : RATES) {
        for (Population population : populations()) {
          severalPackets(population, leastSnrDb, rate);
        }
      }
    }
    goals.assertAll();
  }

  private void severalPackets(Population population, double leastSnrDb, double rate) {
    Galleries galleries = Galleries.even(population, leastSnrDb, 10, 15);
    String title = title(galleries.toString(), population, leastSnrDb, rate);
    MarkdownTable table =
        new MarkdownTable(
            title,
            "packets together",
            "false accepts, %",
            "not recognised, %",
            "undecided, %",
            "called rogue, %",
            "rogues undecided, %");
    List<Share> all = new ArrayList<>();
    for (int together = 1; together <= Population.FRESH; together++) {
      Outcome outcome = new Outcome(galleries.identify(likelihood(rate), together));
      table.row(
          together,
          outcome.falseAccepts(),
          outcome.falseRejects(),
          outcome.undecided(),
          outcome.refused(),
          outcome.roguesUndecided());
      assertRate(outcome.falseAccepts(), rate, title + ": together " + together);
      all.add(outcome.falseAccepts());
      if (leastSnrDb == LIMIT_DB && rate == RATES[0] && together <= 2) {
        goals
            .assertThat(outcome.falseRejects().value())
            .as("not recognised: " + title + ": together " + together)
            .isLessThanOrEqualTo(mostRejects(population, together));
      }
    }
    assertRates(all, rate, title);
  }

  private static double mostRejects(Population population, int together) {
    if (together == 1) {
      return population.name().equals(site.name()) ? 0.035 : 0.085;
    }
    return population.name().equals(site.name()) ? 0.01 : 0.05;
  }

  @Test
  void nearestNeighboursHoldNoRate() {
    Matcher.Factory matchers = KnnMatcher.withThreshold(embedder.description().threshold());
    for (double leastSnrDb : LEAST_SNR_DB) {
      for (Population population : populations()) {
        MarkdownTable table =
            new MarkdownTable(
                String.format(
                    Locale.ROOT,
                    "Nearest neighbours by the model's threshold, %s, packets from %.0f dB",
                    population.name(),
                    leastSnrDb),
                "devices × packets",
                "false accepts, %",
                "not recognised, %",
                "confused, %");
        for (int devices : new int[] {1, 10, 30, 100, 300}) {
          Galleries galleries = Galleries.even(population, leastSnrDb, devices, 15);
          Outcome outcome = new Outcome(galleries.identify(matchers, 1));
          table.row(galleries, outcome.falseAccepts(), outcome.falseRejects(), outcome.confused());
        }
      }
    }
  }

  /** Rogues that are alike by make or by intent: the rate that is asked for is of others. */
  @Test
  void likeAndHostileRadiosAreAcceptedMoreOften() {
    List<Batch> batches =
        IntStream.range(0, BATCHES)
            .mapToObj(number -> new Batch(embedder, number, BATCH_SEED + number))
            .toList();
    for (double rate : RATES) {
      MarkdownTable table =
          new MarkdownTable(
              String.format(Locale.ROOT, "Like and hostile radios, %s %% asked for", 100 * rate),
              "rogues",
              "accepted as any, %",
              "accepted as whom they claim to be, %",
              "the devices not recognised, %");
      for (Population population : populations()) {
        Galleries galleries = Galleries.even(population, LIMIT_DB, 10, 15).ofOneKind();
        Outcome identified = new Outcome(galleries.identify(likelihood(rate), 1));
        Outcome verified = new Outcome(galleries.verify(likelihood(rate)));
        table.row(
            "of the devices' own kind, " + population.name(),
            identified.falseAccepts(),
            verified.falseAccepts(),
            identified.falseRejects());
      }
      batchRows(table, batches, rate);
    }
  }

  private static void batchRows(MarkdownTable table, List<Batch> batches, double rate) {
    Matcher.Factory matchers = likelihood(rate);
    List<Trial> own = new ArrayList<>();
    batches.forEach(batch -> own.addAll(batch.identify(matchers, "unseen")));
    for (String set : List.of("rogue", "attack-mimic", "attack-replay")) {
      List<Trial> identified = new ArrayList<>();
      List<Trial> verified = new ArrayList<>();
      for (Batch batch : batches) {
        identified.addAll(batch.identify(matchers, set));
        verified.addAll(batch.verify(matchers, set));
      }
      table.row(
          "lora-60, one batch: " + set,
          new Outcome(identified).falseAccepts(),
          new Outcome(verified).falseAccepts(),
          new Outcome(own).falseRejects());
    }
  }
}
