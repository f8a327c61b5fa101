package io.rffi.eval.report;

import io.rffi.api.IqSignal;
import io.rffi.augment.testbed.Reception;
import io.rffi.augment.testbed.TestSet;
import io.rffi.augment.testbed.Testbed;
import io.rffi.augment.transmitter.Transmitter;
import io.rffi.eval.picture.InlinePicture;
import io.rffi.eval.simulate.SetResult;
import io.rffi.eval.simulate.UnitNumbers;
import io.rffi.eval.text.Html;
import io.rffi.eval.text.Page;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The page about a testbed that was written. */
public final class SimulationReport {
  /** What it is called. */
  public static final String NAME = "report.html";

  private final Testbed testbed;
  private final List<SetResult> results;
  private final ExampleUnits examples;

  /**
   * Prepares.
   *
   * @param testbed what was simulated
   * @param results the sets that were written, at least one
   */
  public SimulationReport(Testbed testbed, List<SetResult> results) {
    this.testbed = testbed;
    this.results = List.copyOf(results);
    examples = ExampleUnits.of(results.stream().map(SetResult::set).toList());
  }

  /**
   * Draws it.
   *
   * @param settings how it was simulated, in a line
   * @return the page, without references to anything outside it
   */
  public String html(String settings) {
    StringBuilder body = new StringBuilder();
    body.append("<h2>Sets</h2>\n").append(sets());
    body.append("<h2>Units and channels</h2>\n").append(explanation());
    body.append("<h3>Impairments</h3>\n").append(impairments());
    sent().ifPresent(body::append);
    examples.sets().forEach(set -> body.append(received(set)));
    return Page.of(
        testbed.name() + ", simulated",
        settings
            + ". No radio was measured for this page: units, channels and receiver are simulated.",
        body.toString());
  }

  private String sets() {
    List<List<String>> rows =
        results.stream()
            .map(
                result ->
                    List.of(
                        result.set().name(),
                        result.set().description(),
                        Integer.toString(result.set().units().size()),
                        Integer.toString(result.set().receptions()),
                        Integer.toString(result.examples()),
                        range(result.levelDbm()),
                        range(result.snrDb())))
            .toList();
    return Html.table(
        List.of("set", "what", "units", "receptions", "examples", "level / dBm", "SNR / dB"), rows);
  }

  private static String range(DoubleSummaryStatistics values) {
    return number(values.getMin()) + " … " + number(values.getMax());
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value).replace('-', '−');
  }

  private String explanation() {
    return """
        <p>The first reception of each of two units in several sets, as a network is fed with it:
        cut out, its carrier offset removed. Whatever is the same from set to set in one unit's
        pictures, and different in the other's, is what can tell them apart.</p>
        """;
  }

  private String impairments() {
    Map<String, Transmitter> units = new LinkedHashMap<>();
    for (int unit : examples.units()) {
      units.put(name(unit), sender(unit));
    }
    return ImpairmentTable.of(units);
  }

  private Optional<String> sent() {
    StringBuilder figures = new StringBuilder();
    for (int unit : examples.units()) {
      IqSignal example = receive(firstSet(unit), unit).examples().get(0);
      SentPreamble.of(sender(unit), example)
          .ifPresent(preamble -> figures.append(figures(preamble, List.of(preamble), name(unit))));
    }
    return figures.isEmpty()
        ? Optional.empty()
        : Optional.of(section("As sent", "before any channel and receiver", figures.toString()));
  }

  /** A unit as it was when it was first received. */
  private Transmitter sender(int unit) {
    TestSet set = firstSet(unit);
    return testbed.transmitter(set, firstIndex(set, unit));
  }

  private TestSet firstSet(int unit) {
    return examples.sets().stream()
        .filter(set -> set.units().contains(unit))
        .findFirst()
        .orElseThrow();
  }

  private String received(TestSet set) {
    StringBuilder figures = new StringBuilder();
    for (int unit : examples.units()) {
      if (set.units().contains(unit)) {
        Reception reception = receive(set, unit);
        String caption =
            String.format(
                Locale.ROOT,
                "%s, %s dBm, SNR %s dB",
                name(unit),
                number(reception.levelDbm()),
                number(reception.snrDb()));
        figures.append(figures(reception.examples().get(0), reception.examples(), caption));
      }
    }
    return section(set.name(), set.description(), figures.toString());
  }

  private Reception receive(TestSet set, int unit) {
    return testbed.receive(set, firstIndex(set, unit));
  }

  private static int firstIndex(TestSet set, int unit) {
    return set.units().indexOf(unit) * set.receptionsPerUnit();
  }

  private String name(int unit) {
    return UnitNumbers.name(unit) + " (" + testbed.family(unit) + ")";
  }

  private static String section(String title, String description, String figures) {
    return "<h3>%s</h3>\n<p>%s</p>\n<div class=\"figures\">\n%s</div>\n"
        .formatted(Html.escape(title), Html.escape(description), figures);
  }

  private static String figures(IqSignal example, List<IqSignal> all, String caption) {
    if (InlinePicture.hasSpectrogram(example)) {
      return Html.figure(InlinePicture.inPhase(example), caption + ": I branch")
          + Html.figure(InlinePicture.power(example), caption + ": power")
          + Html.figure(
              InlinePicture.channelIndependent(example), caption + ": channel-independent");
    }
    return Html.figure(InlinePicture.branches(example), caption + ": a window")
        + Html.figure(InlinePicture.constellation(all), caption + ": constellation of all windows");
  }
}
