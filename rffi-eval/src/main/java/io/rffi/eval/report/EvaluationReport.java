package io.rffi.eval.report;

import io.rffi.eval.metric.ConfusionMatrix;
import io.rffi.eval.metric.CumulativeMatch;
import io.rffi.eval.metric.DeviceBootstrap;
import io.rffi.eval.metric.Figure;
import io.rffi.eval.metric.RocCurve;
import io.rffi.eval.metric.Score;
import io.rffi.eval.picture.EvaluationCharts;
import io.rffi.eval.protocol.EmbeddedSet;
import io.rffi.eval.protocol.Evaluation;
import io.rffi.eval.protocol.Figures;
import io.rffi.eval.protocol.Trial;
import io.rffi.eval.text.Html;
import io.rffi.eval.text.Page;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** The page about an evaluation. */
public final class EvaluationReport {
  /** What it is called. */
  public static final String NAME = "report.html";

  private static final List<String> LABELS =
      List.of(
          "accuracy",
          "rogue AUC",
          "equal error rate",
          "false accepts at the model's threshold",
          "false rejects at the model's threshold");

  private final Evaluation evaluation;
  private final Figures figures;
  private final EvaluatedSets sets;

  /**
   * Prepares.
   *
   * @param evaluation what came of the test
   * @param figures its figures of merit
   * @param sets its packets
   */
  public EvaluationReport(Evaluation evaluation, Figures figures, EvaluatedSets sets) {
    this.evaluation = evaluation;
    this.figures = figures;
    this.sets = sets;
  }

  /**
   * Draws it.
   *
   * @param about what else to say of the data, in a line
   * @param threshold the model's, if it has one
   * @return the page, without references to anything outside it
   */
  public String html(String about, OptionalDouble threshold) {
    String lead =
        String.format(
            Locale.ROOT,
            "%s, compared with %s (%d packets of %d devices) by the %d nearest. Model %s. %s",
            evaluation.name(),
            sets.enrolled().name(),
            sets.enrolled().packets().size(),
            evaluation.enrolledDevices(),
            evaluation.k(),
            sets.enrolled().packets().get(0).fingerprint().space().id(),
            about);
    String body =
        "<h2>Figures</h2>\n"
            + table()
            + explanation()
            + "<h2>Curves</h2>\n<div class=\"figures\">\n"
            + curves(threshold)
            + "</div>\n<h2>Devices</h2>\n"
            + devices()
            + rejected();
    return Page.of("Evaluation of " + evaluation.name(), lead, body);
  }

  private String table() {
    List<List<String>> rows = new ArrayList<>();
    List<Optional<Figure>> values = List.copyOf(figures.byName().values());
    for (int n = 0; n < values.size(); n++) {
      String label = LABELS.get(n);
      values.get(n).ifPresent(figure -> rows.add(row(label, figure)));
    }
    CumulativeMatch match = evaluation.cumulativeMatch();
    for (int rank : new int[] {1, 5}) {
      if (rank <= match.enrolled()) {
        rows.add(row("among the " + rank + " nearest", match.share(rank, bootstrap())));
      }
    }
    return Html.table(List.of("figure", "value", "from", "to", "packets", "devices"), rows);
  }

  private static DeviceBootstrap bootstrap() {
    return DeviceBootstrap.standard();
  }

  private static List<String> row(String label, Figure figure) {
    return List.of(
        label,
        number(figure.value()),
        number(figure.low()),
        number(figure.high()),
        Integer.toString(figure.count()),
        Integer.toString(figure.devices()));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  private static String explanation() {
    DeviceBootstrap bootstrap = bootstrap();
    return String.format(
        Locale.ROOT,
        "<p>The interval of %.0f %% says what to expect of other devices of this kind. It comes"
            + " from drawing the devices anew %d times, each with all of its packets, since packets of"
            + " one device resemble each other; shares are never narrower than the exact binomial"
            + " interval. Of one device alone nothing follows for others.</p>%n",
        100 * bootstrap.confidence(),
        bootstrap.resamples());
  }

  private String curves(OptionalDouble threshold) {
    StringBuilder figures = new StringBuilder();
    evaluation
        .separation()
        .ifPresent(
            scores -> {
              RocCurve curve = scores.curve();
              figures
                  .append(
                      Html.figure(
                          EvaluationCharts.roc(curve), "ROC: enrolled devices against rogues"))
                  .append(
                      Html.figure(
                          EvaluationCharts.det(curve), "DET: both errors, normal deviate axes"));
            });
    double[] known = values(evaluation.knownScores());
    double[] rogues = evaluation.rogues().stream().mapToDouble(Trial::score).toArray();
    return figures
        .append(
            Html.figure(
                EvaluationCharts.cumulativeMatch(evaluation.cumulativeMatch()),
                "CMC: the right device among the nearest"))
        .append(
            Html.figure(
                EvaluationCharts.scores(known, rogues, threshold), "Scores: smaller is more alike"))
        .append(
            Html.figure(
                EvaluationCharts.confusion(evaluation.confusion()),
                "Confusions: the share of each device's packets"))
        .toString();
  }

  private static double[] values(List<Score> scores) {
    return scores.stream().mapToDouble(Score::value).toArray();
  }

  private String devices() {
    ConfusionMatrix matrix = evaluation.confusion();
    List<List<String>> rows =
        matrix.devices().stream()
            .filter(device -> matrix.packets(device) > 0)
            .map(device -> device(matrix, device))
            .toList();
    return Html.table(List.of("device", "packets", "right", "share", "else mostly"), rows);
  }

  private static List<String> device(ConfusionMatrix matrix, String device) {
    int packets = matrix.packets(device);
    int right = matrix.count(device, device);
    String other =
        matrix.devices().stream()
            .filter(one -> !one.equals(device) && matrix.count(device, one) > 0)
            .max(Comparator.comparingInt(one -> matrix.count(device, one)))
            .map(one -> one + " (" + matrix.count(device, one) + ")")
            .orElse("");
    return List.of(
        device,
        Integer.toString(packets),
        Integer.toString(right),
        number((double) right / packets),
        other);
  }

  private String rejected() {
    List<List<String>> rows = new ArrayList<>();
    add(rows, sets.enrolled());
    add(rows, sets.test());
    sets.rogues().ifPresent(set -> add(rows, set));
    return rows.isEmpty()
        ? "<p>No packet was too poor for the model.</p>\n"
        : "<h2>Rejected packets</h2>\n<p>Too poor for the model, and counted in no figure.</p>\n"
            + Html.table(List.of("set", "device", "packet", "why"), rows);
  }

  private static void add(List<List<String>> rows, EmbeddedSet set) {
    set.rejected()
        .forEach(
            packet ->
                rows.add(
                    List.of(
                        set.name(),
                        packet.device(),
                        Integer.toString(packet.number()),
                        packet.rejection().reason())));
  }
}
