package io.rffi.match;

import io.rffi.api.Evidence;
import io.rffi.api.Identification;
import io.rffi.api.Significance;
import io.rffi.api.Verification;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Why a packet was judged as it was, in a line for people: what was compared, and how near the
 * decision is. The words may change; programs read the {@link Evidence}.
 */
public final class Explanation {
  private static final MathContext TWO_DIGITS = new MathContext(2);
  private static final MathContext FOUR_DIGITS = new MathContext(4);

  private Explanation() {}

  /**
   * Explains who is said to have sent a packet.
   *
   * @param identification any verdict, of any matcher
   * @return one line
   */
  public static String of(Identification identification) {
    if (identification instanceof Identification.Rejected rejected) {
      return notJudged(rejected.rejection().reason());
    }
    Evidence evidence = identification.evidence().orElseThrow();
    if (evidence.score() == Double.POSITIVE_INFINITY) {
      return "no device is enrolled";
    }
    Optional<String> nearest = nearestDevice(identification);
    String subject = nearest.map(id -> id + " is the nearest").orElse("the nearest device is");
    List<String> clauses = new ArrayList<>();
    if (evidence.significance().isPresent()) {
      clauses.add(likelihood(subject + (nearest.isPresent() ? ":" : ""), evidence));
      shares(clauses, "an enrolled device", evidence.significance().get());
    } else {
      clauses.add(distance(subject + (nearest.isPresent() ? "," : ""), evidence));
      nearest.ifPresent(id -> votes(clauses, id, evidence));
    }
    runnerUp(clauses, "another is as near", evidence);
    return line(clauses, identification instanceof Identification.Undecided, evidence);
  }

  /**
   * Explains whether a packet is said to be from the claimed device.
   *
   * @param verification any verdict, of any matcher
   * @return one line
   */
  public static String of(Verification verification) {
    if (verification instanceof Verification.Rejected rejected) {
      return notJudged(rejected.rejection().reason());
    }
    Evidence evidence = verification.evidence().orElseThrow();
    String claimed = verification.deviceId();
    List<String> clauses = new ArrayList<>();
    if (evidence.significance().isPresent()) {
      clauses.add(likelihood(claimed + " is", evidence));
      shares(clauses, "it", evidence.significance().get());
    } else {
      clauses.add(distance(claimed + " is", evidence));
    }
    String nearer =
        voted(evidence)
            .filter(other -> !other.equals(claimed))
            .map(other -> other + " is as near or nearer")
            .orElse("another is as near or nearer");
    runnerUp(clauses, nearer, evidence);
    return line(clauses, verification instanceof Verification.Undecided, evidence);
  }

  /**
   * Which device a packet is nearest to, whether or not that is near enough.
   *
   * @param identification any verdict, of any matcher
   * @return the recognised device; otherwise the one with the most votes, of several that whose
   *     voters are nearer on average; empty if the evidence names no neighbours
   */
  public static Optional<String> nearestDevice(Identification identification) {
    return identification instanceof Identification.Recognised recognised
        ? Optional.of(recognised.deviceId())
        : identification.evidence().flatMap(Explanation::voted);
  }

  private static Optional<String> voted(Evidence evidence) {
    return evidence.neighbours().isEmpty()
        ? Optional.empty()
        : Optional.of(new Vote(evidence.neighbours()).winner());
  }

  private static String notJudged(String reason) {
    return "not judged: " + reason;
  }

  private static String likelihood(String subject, Evidence evidence) {
    String times = evidence.score() > 0 ? "times less likely" : "times likelier";
    String needed =
        Double.isFinite(evidence.threshold()) && evidence.threshold() < 0
            ? ", e^" + exponent(-evidence.threshold()) + " times are needed"
            : "";
    return "%s e^%s %s than an unknown radio%s"
        .formatted(subject, exponent(Math.abs(evidence.score())), times, needed);
  }

  private static void shares(List<String> clauses, String alike, Significance significance) {
    clauses.add(
        "%s %% of unknown radios received as noisily look as much like %s"
            .formatted(percent(significance.stranger()), alike));
    clauses.add(
        "%s %% of a device's own packets look as little like it"
            .formatted(percent(significance.own())));
    String level =
        Double.isFinite(significance.snrDb())
            ? String.format(Locale.ROOT, " at %.0f dB", significance.snrDb())
            : "";
    if (significance.packets() > 1) {
      clauses.add(
          "%d packets%s together"
              .formatted(significance.packets(), level.isEmpty() ? "" : level + " on average"));
    } else if (!level.isEmpty()) {
      clauses.add("one packet" + level);
    }
  }

  private static String distance(String subject, Evidence evidence) {
    return "%s at a distance of %s, %s the threshold of %s"
        .formatted(
            subject,
            number(evidence.score(), FOUR_DIGITS),
            evidence.withinThreshold() ? "within" : "beyond",
            number(evidence.threshold(), FOUR_DIGITS));
  }

  private static void votes(List<String> clauses, String device, Evidence evidence) {
    Map<String, Integer> votes = evidence.votes();
    if (votes.containsKey(device)) {
      clauses.add(
          "%d of the %d fingerprints consulted are its own"
              .formatted(
                  votes.get(device), votes.values().stream().mapToInt(Integer::intValue).sum()));
    }
  }

  /** Says nothing where there is nobody else. */
  private static void runnerUp(List<String> clauses, String nearer, Evidence evidence) {
    double margin = evidence.margin();
    if (margin == 0) {
      clauses.add(nearer);
    } else if (Double.isFinite(margin)) {
      clauses.add(
          evidence.significance().isPresent()
              ? "the runner-up is e^" + exponent(margin) + " times less likely"
              : "the runner-up is " + number(margin, FOUR_DIGITS) + " farther");
    }
  }

  private static String line(List<String> clauses, boolean undecided, Evidence evidence) {
    String all = String.join("; ", clauses);
    if (!undecided) {
      return all;
    }
    // Without error rates a verdict is unsure only where several packets disagree.
    if (evidence.significance().isEmpty()) {
      return "no verdict is sure; of one packet: " + all;
    }
    return evidence.withinThreshold()
        ? "too much like another enrolled device: " + all
        : "too weak to be told from an unknown radio: " + all;
  }

  private static String exponent(double nats) {
    return String.format(Locale.ROOT, Math.abs(nats) < 9.95 ? "%.1f" : "%.0f", nats);
  }

  private static String percent(double share) {
    return number(100 * share, TWO_DIGITS);
  }

  private static String number(double value, MathContext digits) {
    return Double.isFinite(value)
        ? new BigDecimal(value).round(digits).stripTrailingZeros().toPlainString()
        : value > 0 ? "infinity" : "minus infinity";
  }
}
