package io.rffi.augment.testbed;

import io.rffi.augment.channel.Range;
import io.rffi.augment.random.Seeds;
import io.rffi.augment.transmitter.ChipsetFamily;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The campaign of Shen, Zhang, Marshall and Cavallaro (IEEE TIFS 2022), simulated: 60 LoRa nodes of
 * four models (45 + 5 + 5 + 5) at SF7 and 125 kHz before one receiver at 1 MHz.
 *
 * <p>Units 0–29 are trained on; 30–39 are of the same model and never trained on; 40–44 are rogues,
 * never enrolled; 45–59 are of three other models. Training and enrolment are recorded near the
 * receiver, at another day each. D1 to D6 are stationary at six places from line of sight to far
 * away behind walls; at D7 and D8 people move; D9 and D10 are carried about. D11 and D12 are D2 and
 * D6 with the unit's antenna turned, six sets add Doppler from 0 to 100 Hz. Every set is another
 * day and power cycle.
 *
 * <p>An example is a preamble of 8192 samples as an extractor delivers it.
 */
final class Lora60 extends PooledTestbed {
  static final String NAME = "lora-60";

  private static final List<Integer> TRAINED = range(0, 30);
  private static final List<Integer> UNSEEN = range(30, 40);
  private static final List<Integer> ROGUES = range(40, 45);
  private static final List<Integer> OTHER_MODELS = range(45, 60);

  private static final List<ChipsetFamily> FAMILIES =
      Stream.of(
              Collections.nCopies(45, ChipsetFamily.SX1276_MODULE),
              Collections.nCopies(5, ChipsetFamily.SX1261_SHIELD),
              Collections.nCopies(5, ChipsetFamily.SX1272_MODULE),
              Collections.nCopies(5, ChipsetFamily.SX1276_SHIELD))
          .flatMap(List::stream)
          .toList();

  private static final int TRAINING_DAYS = 4;

  private static final long WAY = 0;
  private static final long PACKET = 1;

  private final long seed;
  private final double scale;
  private final LoraSite site;
  private final Map<TestSet, Visit> visits = new LinkedHashMap<>();

  Lora60(Difficulty difficulty, long seed, double scale, Set<Attack> attacks) {
    this(difficulty, seed, scale, new Attackers(attacks, FAMILIES.size(), UNSEEN, seed));
  }

  private Lora60(Difficulty difficulty, long seed, double scale, Attackers attackers) {
    super(
        UnitPool.draw(families(attackers), difficulty.spread(), seed),
        attackers,
        LoraSite.LORA.bandwidthHz());
    this.seed = seed;
    this.scale = scale;
    this.site = new LoraSite(difficulty);
    plan(attackers);
  }

  /** A set's place in the campaign: its number, when it was recorded, and where. */
  private record Visit(int number, int firstDay, int days, LinkConditions link) {}

  private void plan(Attackers attackers) {
    LinkConditions near = link(62, 20e-9, 60e-9, 6, 10);
    LinkConditions a = link(58, 5e-9, 30e-9, 8, 10);
    LinkConditions b = link(66, 20e-9, 60e-9, 5, 8);
    LinkConditions c = link(72, 30e-9, 90e-9, 3, 6);
    LinkConditions d = link(80, 50e-9, 150e-9, 0.5, 2);
    LinkConditions e = link(86, 80e-9, 200e-9, 0, 1);
    LinkConditions f = link(92, 100e-9, 300e-9, 0, 0.5);
    add("training", "units to train on, near the receiver", TRAINED, 400, near, TRAINING_DAYS);
    add("enrolment", "all but the rogues, near the receiver", enrolled(), 100, near, 1);
    add("seen", "units that were trained on, near the receiver, later", TRAINED, 100, near, 1);
    add("unseen", "others of the same model, near the receiver, later", UNSEEN, 100, near, 1);
    add("other-models", "units of three other models", OTHER_MODELS, 100, near, 1);
    add("rogue", "units of the same model, never enrolled", ROGUES, 100, near, 1);
    add("D1", "place A: 2 m, line of sight", UNSEEN, 100, a, 1);
    add("D2", "place B: 8 m, line of sight", UNSEEN, 100, b, 1);
    add("D3", "place C: 15 m, partly blocked", UNSEEN, 100, c, 1);
    add("D4", "place D: behind a wall", UNSEEN, 100, d, 1);
    add("D5", "place E: behind two walls", UNSEEN, 100, e, 1);
    add("D6", "place F: the far end of the floor", UNSEEN, 100, f, 1);
    add("D7", "place B, people walking about", UNSEEN, 100, b.moving(0.5, 3), 1);
    add("D8", "place F, people walking about", UNSEEN, 100, f.moving(0.5, 3), 1);
    add("D9", "carried about the office", UNSEEN, 100, c.moving(1, 6), 1);
    add("D10", "carried about the rooms behind the walls", UNSEEN, 100, e.moving(1, 6), 1);
    add("D11", "place B, the antenna turned by 90°", UNSEEN, 100, b.turned(90), 1);
    for (int hertz : new int[] {0, 10, 25, 50, 75, 100}) {
      add("doppler-" + hertz, hertz + " Hz", UNSEEN, 100, d.moving(hertz, hertz), 1);
    }
    add("D12", "place F, the antenna turned by 90°", UNSEEN, 100, f.turned(90), 1);
    for (Attack attack : attackers.attacks()) {
      add(attack.setName(), attack.description(), attackers.units(), 100, near, 1);
    }
  }

  private static LinkConditions link(
      double lossDb, double leastSpread, double mostSpread, double leastK, double mostK) {
    return new LinkConditions(
        LinkConditions.Motion.STATIONARY,
        lossDb,
        new Range(leastSpread, mostSpread),
        new Range(leastK, mostK),
        Range.ZERO,
        0);
  }

  private void add(
      String name,
      String description,
      List<Integer> units,
      int count,
      LinkConditions link,
      int days) {
    int receptions = Math.toIntExact(Math.max(1, Math.round(scale * count)));
    int number = visits.size();
    visits.put(
        new TestSet(name, description, units, receptions, 1),
        new Visit(number, number * TRAINING_DAYS, days, link));
  }

  private static List<ChipsetFamily> families(Attackers attackers) {
    return Stream.concat(FAMILIES.stream(), attackers.families().stream()).toList();
  }

  private static List<Integer> enrolled() {
    List<Integer> units = new ArrayList<>(range(0, 60));
    units.removeAll(ROGUES);
    return units;
  }

  private static List<Integer> range(int from, int to) {
    return IntStream.range(from, to).boxed().toList();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<TestSet> sets() {
    return List.copyOf(visits.keySet());
  }

  @Override
  int day(TestSet set, int index) {
    Visit visit = visit(set);
    return visit.firstDay() + set.number(index) * visit.days() / set.receptionsPerUnit();
  }

  private Visit visit(TestSet set) {
    Visit visit = visits.get(Objects.requireNonNull(set, "set"));
    if (visit == null) {
      throw new IllegalArgumentException(set.name() + " is no set of this " + NAME);
    }
    return visit;
  }

  @Override
  Reception receive(TestSet set, int index, Sender sender) {
    Visit visit = visit(set);
    int unit = set.unit(index);
    RandomGenerator random = Seeds.generator(seed, PACKET, visit.number(), unit, set.number(index));
    RandomGenerator way =
        visit.link().motion() == LinkConditions.Motion.STATIONARY
            ? Seeds.generator(seed, WAY, visit.number(), unit)
            : random;
    return site.receive(unit, sender, visit.link(), way, random);
  }
}
