package io.rffi.train.decision;

import io.rffi.api.EnrolledDevice;
import io.rffi.api.Fingerprint;
import io.rffi.api.Gallery;
import io.rffi.api.Matcher;
import io.rffi.train.decision.Trial.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Random galleries of a population; whoever is not in one is a rogue to it. The n-th gallery of a
 * size has the same devices whatever the matcher, and whatever is enrolled of each.
 *
 * @param population whose radios
 * @param leastSnrDb only packets from here on are enrolled and asked about
 * @param devices how many are enrolled
 * @param packets how many of each; empty for any number from 1 to {@value #MOST_UNEVEN}
 * @param oneKind whether a gallery's devices and its rogues are all units of one kind
 */
record Galleries(
    Population population, double leastSnrDb, int devices, OptionalInt packets, boolean oneKind) {
  static final int MOST_UNEVEN = 30;

  static final int COUNT = 40;

  /** Galleries of more devices take long: there, fewer packets of fewer of the devices. */
  private static final int LARGE = 30;

  private static final int PROBES_IF_LARGE = 2;
  private static final int JUDGED_IF_LARGE = 100;

  /** One gallery. */
  private record Draw(
      int number, List<EnrolledDevice> enrolled, List<Radio> own, List<Radio> rogues) {}

  /** What a matcher says of packets. */
  private interface Question {
    Verdict ask(Matcher matcher, List<Fingerprint> probe, Radio sender, String claim);
  }

  static Galleries even(Population population, double leastSnrDb, int devices, int packets) {
    return new Galleries(population, leastSnrDb, devices, OptionalInt.of(packets), false);
  }

  static Galleries uneven(Population population, double leastSnrDb, int devices) {
    return new Galleries(population, leastSnrDb, devices, OptionalInt.empty(), false);
  }

  Galleries ofOneKind() {
    return new Galleries(population, leastSnrDb, devices, packets, true);
  }

  /** Asks who sent so many packets together. */
  List<Trial> identify(Matcher.Factory matchers, int together) {
    return trials(
        matchers,
        together,
        (matcher, probe, sender, claim) -> Trial.verdict(matcher.identify(probe), sender.id()));
  }

  /** Devices claim to be themselves, and rogues to be any of those that are enrolled. */
  List<Trial> verify(Matcher.Factory matchers) {
    return trials(
        matchers,
        1,
        (matcher, probe, sender, claim) ->
            Trial.verdict(matcher.verify(claim, probe), sender.id()));
  }

  private List<Trial> trials(Matcher.Factory matchers, int together, Question question) {
    return IntStream.range(0, COUNT)
        .parallel()
        .mapToObj(number -> trials(draw(number), matchers, together, question))
        .flatMap(List::stream)
        .toList();
  }

  private List<Trial> trials(Draw draw, Matcher.Factory matchers, int together, Question question) {
    Matcher matcher = matchers.over(new Gallery(1, draw.enrolled()));
    Random claims = new Random(draw.number());
    int most = devices > LARGE ? PROBES_IF_LARGE : Population.FRESH;
    List<Trial> trials = new ArrayList<>();
    Set<Radio> own = Set.copyOf(draw.own());
    for (Radio sender : Stream.concat(draw.own().stream(), draw.rogues().stream()).toList()) {
      boolean enrolled = own.contains(sender);
      for (List<Fingerprint> probe : sender.probes(most, together, leastSnrDb)) {
        String claim = enrolled ? sender.id() : draw.enrolled().get(claims.nextInt(devices)).id();
        trials.add(
            new Trial(
                draw.number(),
                sender.number(),
                enrolled,
                probe.get(0).snrDb(),
                question.ask(matcher, probe, sender, claim)));
      }
    }
    return trials;
  }

  private Draw draw(int number) {
    Random random = new Random(1000L * devices + number);
    List<Radio> radios = new ArrayList<>(population.radios());
    if (oneKind) {
      int kind = radios.get(random.nextInt(radios.size())).kind();
      radios.removeIf(radio -> radio.kind() != kind);
    }
    Collections.shuffle(radios, random);
    int most = packets.orElse(MOST_UNEVEN);
    List<Radio> own =
        radios.stream()
            .filter(radio -> most <= Population.ENROLMENT || radio.isMuchEnrolled())
            .limit(devices)
            .toList();
    radios.removeAll(own);
    List<EnrolledDevice> enrolled =
        own.stream()
            .map(
                radio ->
                    radio.enrolled(
                        packets.orElseGet(() -> 1 + random.nextInt(MOST_UNEVEN)), leastSnrDb))
            .toList();
    return new Draw(
        number,
        enrolled,
        devices > LARGE ? own.subList(0, Math.min(own.size(), JUDGED_IF_LARGE)) : own,
        radios);
  }

  /** How many devices of how many packets each. */
  @Override
  public String toString() {
    return devices
        + " × "
        + (packets.isPresent() ? Integer.toString(packets.getAsInt()) : "1–" + MOST_UNEVEN);
  }
}
