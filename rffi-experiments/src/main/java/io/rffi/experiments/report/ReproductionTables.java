package io.rffi.experiments.report;

import io.rffi.eval.metric.Figure;
import io.rffi.experiments.Difference;
import io.rffi.experiments.Merit;
import io.rffi.experiments.PublishedFigure;
import io.rffi.experiments.ReproducedFigure;
import io.rffi.experiments.Reproduction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A reproduction's figures as tables. */
final class ReproductionTables {
  private static final String NOTHING = "–";

  private final Reproduction reproduction;

  /**
   * Of a reproduction.
   *
   * @param reproduction what came of it
   */
  ReproductionTables(Reproduction reproduction) {
    this.reproduction = reproduction;
  }

  /**
   * Every figure that the paper states, too: ours, theirs, and the numbers of the reasons why they
   * may differ.
   *
   * @return the table, possibly without rows
   */
  Table besideThePaper() {
    List<List<String>> rows = new ArrayList<>();
    for (ReproducedFigure measured : reproduction.figures()) {
      measured.published().ifPresent(published -> rows.add(beside(measured, published)));
    }
    return new Table(
        List.of(
            "experiment",
            "extractor",
            "set",
            "figure",
            "ours",
            "95 % interval",
            "published",
            "difference",
            "data",
            "why they may differ"),
        rows);
  }

  private List<String> beside(ReproducedFigure measured, PublishedFigure published) {
    Merit merit = measured.merit();
    Figure figure = measured.figure();
    return List.of(
        measured.experiment(),
        measured.extractor(),
        measured.set(),
        name(merit),
        text(merit, figure.value()),
        text(merit, figure.low()) + " to " + text(merit, figure.high()),
        (published.atLeast() ? "> " : "") + text(merit, published.value()),
        difference(merit, figure.value() - published.value()),
        measured.origin().text(),
        reasons(measured.experiment()));
  }

  /** The numbers of the reasons, from 1. */
  private String reasons(String experiment) {
    List<Difference> all = reproduction.differences();
    return IntStream.range(0, all.size())
        .filter(
            n -> all.get(n).experiment().isEmpty() || all.get(n).experiment().equals(experiment))
        .mapToObj(n -> Integer.toString(n + 1))
        .collect(Collectors.joining(", "));
  }

  /**
   * The experiments that gave figures.
   *
   * @return their names, in order
   */
  List<String> experiments() {
    return reproduction.figures().stream().map(ReproducedFigure::experiment).distinct().toList();
  }

  /**
   * The figures of merit that an experiment gave.
   *
   * @param experiment its name
   * @return in order
   */
  List<Merit> merits(String experiment) {
    return of(experiment).stream().map(ReproducedFigure::merit).distinct().toList();
  }

  /**
   * An experiment's figures: a row for each set, a column for each extractor.
   *
   * @param experiment its name
   * @param merit which figures
   * @return the table
   */
  Table figures(String experiment, Merit merit) {
    List<String> extractors =
        of(experiment).stream().map(ReproducedFigure::extractor).distinct().toList();
    List<String> heads = new ArrayList<>(List.of(name(merit)));
    heads.addAll(extractors);
    List<List<String>> rows = new ArrayList<>();
    for (String set : of(experiment).stream().map(ReproducedFigure::set).distinct().toList()) {
      List<String> row = new ArrayList<>(List.of(set));
      for (String extractor : extractors) {
        row.add(figure(experiment, extractor, set, merit).map(this::cell).orElse(NOTHING));
      }
      rows.add(row);
    }
    return new Table(heads, rows);
  }

  private List<ReproducedFigure> of(String experiment) {
    return reproduction.figures().stream()
        .filter(measured -> measured.experiment().equals(experiment))
        .toList();
  }

  private Optional<ReproducedFigure> figure(
      String experiment, String extractor, String set, Merit merit) {
    return reproduction.figures().stream()
        .filter(
            measured ->
                measured.experiment().equals(experiment)
                    && measured.extractor().equals(extractor)
                    && measured.set().equals(set)
                    && measured.merit() == merit)
        .findFirst();
  }

  private String cell(ReproducedFigure measured) {
    Merit merit = measured.merit();
    Figure figure = measured.figure();
    return "%s (%s to %s)"
        .formatted(
            text(merit, figure.value()), text(merit, figure.low()), text(merit, figure.high()));
  }

  /**
   * The extractors, and how they were trained.
   *
   * @return the table
   */
  Table extractors() {
    return new Table(
        List.of("extractor", "what it is", "training"),
        reproduction.extractors().stream()
            .map(each -> List.of(each.name(), each.explanation(), each.training()))
            .toList());
  }

  /**
   * What could not be measured.
   *
   * @return the table, possibly without rows
   */
  Table missing() {
    return new Table(
        List.of("experiment", "extractor", "set", "why"),
        reproduction.missing().stream()
            .map(
                each ->
                    List.of(
                        orAll(each.experiment()),
                        orAll(each.extractor()),
                        orAll(each.set()),
                        each.reason()))
            .toList());
  }

  private static String orAll(String name) {
    return name.isEmpty() ? "all" : name;
  }

  /**
   * A figure of merit's name for people.
   *
   * @param merit which
   * @return in a few words
   */
  static String name(Merit merit) {
    return switch (merit) {
      case ACCURACY -> "accuracy";
      case AUC -> "rogue AUC";
      case EER -> "equal error rate";
      case PAIR_ACCURACY -> "pair accuracy";
    };
  }

  private static String text(Merit merit, double value) {
    return merit == Merit.AUC
        ? String.format(Locale.ROOT, "%.4f", value)
        : String.format(Locale.ROOT, "%.2f %%", 100 * value);
  }

  private static String difference(Merit merit, double difference) {
    String text =
        merit == Merit.AUC
            ? String.format(Locale.ROOT, "%+.4f", difference)
            : String.format(Locale.ROOT, "%+.2f points", 100 * difference);
    return text.replace('-', '−');
  }
}
