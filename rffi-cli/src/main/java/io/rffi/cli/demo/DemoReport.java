package io.rffi.cli.demo;

import io.rffi.cli.flow.JsonLine;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/** How well a demonstration went: rates with the counts behind them. */
public final class DemoReport {
  private static final String ROW = "%-10s %-19s %5s %6s %8s %6s %9s%n";

  private final DemoSettings settings;
  private final List<TransmitterScore> scores;

  DemoReport(DemoSettings settings, List<TransmitterScore> scores) {
    this.settings = settings;
    this.scores = List.copyOf(scores);
  }

  private int enrolled(ToIntFunction<TransmitterScore> count) {
    return sum(score -> !score.isRogue(), count);
  }

  private int rogues(ToIntFunction<TransmitterScore> count) {
    return sum(TransmitterScore::isRogue, count);
  }

  private int sum(Predicate<TransmitterScore> which, ToIntFunction<TransmitterScore> count) {
    return scores.stream().filter(which).mapToInt(count).sum();
  }

  /** Packets of enrolled devices that were not accepted as anybody's. */
  private int falseRejects() {
    return enrolled(TransmitterScore::refused) + enrolled(TransmitterScore::notJudged);
  }

  /**
   * As one JSON line.
   *
   * @return all rates and counts, and that they are simulated
   */
  public JsonLine json() {
    int sent = enrolled(TransmitterScore::sent);
    int sentByRogues = rogues(TransmitterScore::sent);
    return new JsonLine()
        .put("simulated", true)
        .put("seed", settings.seed())
        .put("devices", settings.devices())
        .put("rogues", settings.rogues())
        .put("enrolPackets", settings.enrolPackets())
        .put("accuracy", rate(enrolled(TransmitterScore::recognised), sent))
        .put("recognised", enrolled(TransmitterScore::recognised))
        .put("confused", enrolled(TransmitterScore::confused))
        .put("nearestAccuracy", rate(enrolled(TransmitterScore::nearest), sent))
        .put("nearest", enrolled(TransmitterScore::nearest))
        .put("falseRejectRate", rate(falseRejects(), sent))
        .put("falseRejects", falseRejects())
        .put("devicePackets", sent)
        .put("falseAcceptRate", rate(rogues(TransmitterScore::confused), sentByRogues))
        .put("falseAccepts", rogues(TransmitterScore::confused))
        .put("roguePackets", sentByRogues);
  }

  private static double rate(int count, int of) {
    return (double) count / of;
  }

  /**
   * As a table for the eye.
   *
   * @return lines
   */
  public String table() {
    Formatter text = new Formatter(Locale.ROOT);
    text.format(
        "Simulated LoRa devices, none of them used in training (seed %d): %d enrolled%n",
        settings.seed(), settings.devices());
    text.format(
        "from %d packets each, %d rogues; now %d fresh packets of each, other channels.%n%n",
        settings.enrolPackets(), settings.rogues(), settings.testPackets());
    text.format(ROW, "", "kind", "sent", "right", "as other", "rogue", "unjudged");
    for (TransmitterScore score : scores) {
      text.format(
          ROW,
          score.name(),
          score.family(),
          score.sent(),
          score.isRogue() ? "" : score.recognised(),
          score.confused(),
          score.refused(),
          score.notJudged());
    }
    int sent = enrolled(TransmitterScore::sent);
    text.format("%n");
    share(text, "accuracy among enrolled", enrolled(TransmitterScore::recognised), sent);
    share(text, "  threshold left aside", enrolled(TransmitterScore::nearest), sent);
    share(text, "false rejects of enrolled", falseRejects(), sent);
    share(
        text,
        "false accepts of rogues",
        rogues(TransmitterScore::confused),
        rogues(TransmitterScore::sent));
    return text.toString();
  }

  private static void share(Formatter text, String what, int count, int of) {
    text.format("%-26s %6.1f %%   %4d of %d%n", what, 100 * rate(count, of), count, of);
  }
}
