package io.rffi.cli.demo;

import io.rffi.cli.flow.JsonLine;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * How well a demonstration went: rates with the counts behind them. What was rejected as too poor
 * is counted apart, and in no rate: nobody was recognised or refused by it. An undecided packet was
 * judged, and is neither right nor wrong.
 */
public final class DemoReport {
  private static final String ROW = "%-10s %-19s %5s %9s %6s %8s %10s %6s%n";

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

  /** Packets of enrolled devices that were refused as a rogue's, or not even found. */
  private int falseRejects() {
    return enrolled(TransmitterScore::refused) + enrolled(TransmitterScore::missed);
  }

  /**
   * As one JSON line.
   *
   * @return all rates and counts, and that they are simulated
   */
  public JsonLine json() {
    int judged = enrolled(TransmitterScore::judged);
    int judgedRogues = rogues(TransmitterScore::judged);
    return new JsonLine()
        .put("simulated", true)
        .put("seed", settings.seed())
        .put("devices", settings.devices())
        .put("rogues", settings.rogues())
        .put("enrolPackets", settings.enrolPackets())
        .put("accuracy", rate(enrolled(TransmitterScore::recognised), judged))
        .put("recognised", enrolled(TransmitterScore::recognised))
        .put("confused", enrolled(TransmitterScore::confused))
        .put("undecided", enrolled(TransmitterScore::undecided))
        .put("nearestAccuracy", rate(enrolled(TransmitterScore::nearest), judged))
        .put("nearest", enrolled(TransmitterScore::nearest))
        .put("falseRejectRate", rate(falseRejects(), judged))
        .put("falseRejects", falseRejects())
        .put("devicePackets", enrolled(TransmitterScore::sent))
        .put("rejectedDevicePackets", enrolled(TransmitterScore::rejected))
        .put("falseAcceptRate", rate(rogues(TransmitterScore::confused), judgedRogues))
        .put("falseAccepts", rogues(TransmitterScore::confused))
        .put("undecidedRoguePackets", rogues(TransmitterScore::undecided))
        .put("refusedRoguePackets", rogues(TransmitterScore::refused))
        .put("roguePackets", rogues(TransmitterScore::sent))
        .put("rejectedRoguePackets", rogues(TransmitterScore::rejected));
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
    text.format(ROW, "", "kind", "sent", "rejected", "right", "as other", "undecided", "rogue");
    for (TransmitterScore score : scores) {
      text.format(
          ROW,
          score.name(),
          score.family(),
          score.sent(),
          score.rejected(),
          score.isRogue() ? "" : score.recognised(),
          score.confused(),
          score.undecided(),
          score.refused());
    }
    int judged = enrolled(TransmitterScore::judged);
    text.format("%n");
    share(
        text,
        "rejected as too poor",
        sum(score -> true, TransmitterScore::rejected),
        sum(score -> true, TransmitterScore::sent));
    text.format("of the others%n");
    share(text, "  accuracy among enrolled", enrolled(TransmitterScore::recognised), judged);
    share(text, "    threshold left aside", enrolled(TransmitterScore::nearest), judged);
    share(text, "  undecided among enrolled", enrolled(TransmitterScore::undecided), judged);
    share(text, "  false rejects of enrolled", falseRejects(), judged);
    share(
        text,
        "  undecided among rogues",
        rogues(TransmitterScore::undecided),
        rogues(TransmitterScore::judged));
    share(
        text,
        "  false accepts of rogues",
        rogues(TransmitterScore::confused),
        rogues(TransmitterScore::judged));
    return text.toString();
  }

  private static void share(Formatter text, String what, int count, int of) {
    text.format("%-28s %6.1f %%   %4d of %d%n", what, 100 * rate(count, of), count, of);
  }
}
