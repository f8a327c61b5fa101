package io.rffi.match;

import io.rffi.api.Embedder;
import io.rffi.api.Fingerprint;
import io.rffi.api.Gallery;
import io.rffi.api.Identification;
import io.rffi.api.Matcher;
import io.rffi.api.ThresholdException;
import io.rffi.api.UnknownDeviceException;
import io.rffi.api.Verification;
import io.rffi.api.decision.DecisionStatistics;
import java.util.List;

/**
 * Decides on packets of one radio as they come, and asks for another while it can't tell: a strong
 * packet is judged alone, a weak one together with the next.
 *
 * <p>After each packet a {@link LikelihoodMatcher} looks at all of them so far, for at most a fixed
 * number of looks. Each look may make an equal share of the errors that the {@link DecisionPolicy}
 * allows. So the policy's rates hold for the whole sequence, however the looks depend on one
 * another (Bonferroni's inequality): of unknown radios no larger share is accepted at any look than
 * the false-accept rate says, and of enrolled ones no larger share is called rogues than the
 * false-reject rate. What is undecided after the last look stays so.
 *
 * <pre>{@code
 * SequentialMatcher matcher = SequentialMatcher.of(model, 3).over(store.snapshot());
 * SequentialDecision<Identification> radio = matcher.identify();
 * while (radio.isOpen()) {
 *   fingerprinter.of(nextPreamble()).fingerprint().ifPresent(radio::add);
 * }
 * Identification who = radio.verdict();   // recognised, rogue, or still undecided after three
 * }</pre>
 *
 * <p>Whoever asks a matcher with one packet's rates again and again makes more errors than stated.
 *
 * <p>As immutable as a {@link LikelihoodMatcher}, and as safe for use by many threads; a {@link
 * SequentialDecision} is not.
 */
public final class SequentialMatcher {
  private final Matcher matcher;
  private final Gallery gallery;
  private final int looks;

  private SequentialMatcher(Matcher matcher, Gallery gallery, int looks) {
    this.matcher = matcher;
    this.gallery = gallery;
    this.looks = looks;
  }

  /** Makes a matcher for a gallery. */
  @FunctionalInterface
  public interface Factory {
    /**
     * Prepares to decide over a gallery.
     *
     * @param gallery the enrolled devices
     * @return the matcher
     */
    SequentialMatcher over(Gallery gallery);
  }

  /**
   * Matchers by the statistics of a model, at {@link DecisionPolicy#standard()}.
   *
   * @param embedder the model whose fingerprints are judged
   * @param looks how many packets are looked at before giving up, see {@link #with}
   * @return a factory
   * @throws ThresholdException see {@link #with}; or if the model carries no statistics
   */
  public static Factory of(Embedder embedder, int looks) {
    return with(LikelihoodMatcher.statistics(embedder), DecisionPolicy.standard(), looks);
  }

  /**
   * Matchers by statistics and policy.
   *
   * @param statistics those of the model whose fingerprints are judged
   * @param policy which errors are allowed over all looks together
   * @param looks how many packets are looked at before giving up, 1 ≤ looks ≤ the {@linkplain
   *     io.rffi.api.decision.ImpostorCohort#packets() packets} that the cohort has of each radio
   * @return a factory, which takes over what has not changed as that of {@link
   *     LikelihoodMatcher#with} does
   * @throws ThresholdException if a group of the cohort has too few radios for a look's share of
   *     either rate, or too few packets of each for so many looks
   */
  public static Factory with(DecisionStatistics statistics, DecisionPolicy policy, int looks) {
    if (looks < 1) {
      throw new IllegalArgumentException("a decision takes one look at least, got " + looks);
    }
    int packets = statistics.cohort().packets();
    if (looks > packets) {
      throw new ThresholdException(
          "%d looks take as many packets of each unknown radio, the model carries %d: look no more often than that"
              .formatted(looks, packets));
    }
    int radios = statistics.cohort().leastRadios();
    if (policy.falseRejectRate() / looks * (radios + 1) <= 1) {
      throw new ThresholdException(
          "%d looks share a false-reject rate of %s: %d unknown radios of a kind are needed to call any a rogue, the model carries %d; ask for a higher rate, or look less often"
              .formatted(
                  looks,
                  policy.falseRejectRate(),
                  (int) Math.floor(looks / policy.falseRejectRate()),
                  radios));
    }
    Matcher.Factory matchers;
    try {
      matchers = LikelihoodMatcher.with(statistics, share(policy, looks));
    } catch (ThresholdException tooFew) {
      throw new ThresholdException(
          "%d looks share a false-accept rate of %s: %s; or look less often"
              .formatted(looks, policy.falseAcceptRate(), tooFew.getMessage()));
    }
    return gallery -> new SequentialMatcher(matchers.over(gallery), gallery, looks);
  }

  private static DecisionPolicy share(DecisionPolicy policy, int looks) {
    return new DecisionPolicy(policy.falseAcceptRate() / looks, policy.falseRejectRate() / looks);
  }

  /**
   * 1:N: begins to ask which enrolled device a radio is.
   *
   * @return takes the radio's packets
   */
  public SequentialDecision<Identification> identify() {
    return new SequentialDecision<>(
        looks,
        (List<Fingerprint> packets) -> matcher.identify(packets),
        verdict -> verdict instanceof Identification.Undecided);
  }

  /**
   * 1:1: begins to ask whether a radio is the device that it claims to be.
   *
   * @param deviceId the claimed device
   * @return takes the radio's packets
   * @throws UnknownDeviceException if that device is not enrolled
   */
  public SequentialDecision<Verification> verify(String deviceId) {
    if (gallery.device(deviceId).isEmpty()) {
      throw new UnknownDeviceException(deviceId);
    }
    return new SequentialDecision<>(
        looks,
        (List<Fingerprint> packets) -> matcher.verify(deviceId, packets),
        verdict -> verdict instanceof Verification.Undecided);
  }
}
