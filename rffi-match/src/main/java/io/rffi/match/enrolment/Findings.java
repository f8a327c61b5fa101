package io.rffi.match.enrolment;

import io.rffi.match.enrolment.Finding.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Puts what was found into words. */
final class Findings {
  private static final int MOST_NAMED = 10;

  private final DeviceReport figures;
  private final List<Finding> found = new ArrayList<>();

  Findings(DeviceReport figures) {
    this.figures = figures;
  }

  DeviceReport report() {
    return new DeviceReport(
        figures.device(),
        figures.packets(),
        figures.repeatedPackets(),
        figures.unmeasuredPackets(),
        figures.medianSnrDb(),
        figures.cohesion(),
        figures.outliers(),
        figures.nearest(),
        found);
  }

  // The annotation that is asked for would need a dependency of its own.
  @SuppressWarnings("AnnotateFormatMethod")
  private void add(Kind kind, String format, Object... figuresOfIt) {
    found.add(new Finding(kind, figures.device(), String.format(Locale.ROOT, format, figuresOfIt)));
  }

  /** Whether there were enough packets to tell outliers. */
  void tellPackets(boolean judged) {
    int repeated = figures.repeatedPackets();
    if (repeated > 0) {
      add(
          Kind.REPEATED_PACKETS,
          "%d of %d packets %s of others and add nothing; was a recording enrolled twice?",
          repeated,
          figures.packets(),
          repeated == 1 ? "is a copy" : "are copies");
    }
    if (!judged) {
      int different = figures.packets() - repeated;
      add(
          Kind.TOO_FEW_PACKETS,
          "%d packet%s: too few to tell whether one is foreign; some 15 serve better",
          different,
          different == 1 ? "" : "s");
    }
    List<OutlierPacket> outliers = figures.outliers();
    if (!outliers.isEmpty()) {
      String numbers =
          outliers.stream()
              .limit(MOST_NAMED)
              .map(packet -> Integer.toString(packet.index() + 1))
              .collect(Collectors.joining(", "));
      add(
          Kind.OUTLIERS,
          "packet%s %s of %d (in the order of enrolment) %s far from the others, up to %s: from"
              + " another radio, or badly received",
          outliers.size() == 1 ? "" : "s",
          outliers.size() > MOST_NAMED
              ? numbers + " and " + (outliers.size() - MOST_NAMED) + " more"
              : numbers,
          figures.packets(),
          outliers.size() == 1 ? "lies" : "lie",
          timesUsual(outliers));
    }
  }

  private static String timesUsual(List<OutlierPacket> outliers) {
    double farthest = outliers.stream().mapToDouble(OutlierPacket::distance).max().orElseThrow();
    double usual = outliers.get(0).usual();
    return usual > 0
        ? String.format(Locale.ROOT, "%.1f times what is usual", farthest / usual)
        : String.format(Locale.ROOT, "%.3g where 0 is usual", farthest);
  }

  void tellScattered() {
    Cohesion cohesion = figures.cohesion().orElseThrow();
    String beside =
        cohesion.usual().isPresent()
            ? String.format(
                Locale.ROOT,
                ": %.3g from their centre, %.3g in other devices",
                cohesion.distance(),
                cohesion.usual().getAsDouble())
            : "";
    String allowed =
        cohesion.excess().isPresent()
            ? String.format(
                Locale.ROOT,
                "; squared, %.1f times what the model allows",
                cohesion.excess().getAsDouble())
            : "";
    add(Kind.SCATTERED, "its packets lie far apart%s%s", beside, allowed);
  }

  void tellTwoSources(int smallerGroup, int of) {
    if (smallerGroup > 0) {
      add(
          Kind.TWO_SOURCES,
          "its packets form two groups, of %d and %d: from two radios, or from very different"
              + " circumstances",
          of - smallerGroup,
          smallerGroup);
    }
  }

  void tellNearest() {
    figures.nearest().ifPresent(this::tell);
  }

  private void tell(NearbyDevice other) {
    String relative =
        other.relative().isPresent()
            ? String.format(
                Locale.ROOT,
                "; the centres are %.1f times as far apart as packets from their centre",
                other.relative().getAsDouble())
            : "";
    switch (other.likeness()) {
      case DISTINCT -> {}
      case TOO_SIMILAR ->
          add(
              Kind.TOO_SIMILAR,
              "too similar to %s: %s%s",
              other.device(),
              other.comparedPackets() == 0
                  ? "their packets are no farther apart than those of one device"
                  : String.format(
                      Locale.ROOT,
                      "%d of their %d packets are nearer to the other",
                      other.confusedPackets(),
                      other.comparedPackets()),
              relative);
      case MAY_BE_ONE_RADIO ->
          add(
              Kind.MAY_BE_ONE_RADIO,
              "can't be told from %s: they may be one radio under two names%s",
              other.device(),
              relative);
    }
  }
}
