package io.rffi.augment.node;

import io.rffi.augment.random.Seeds;
import io.rffi.augment.transmitter.ChipsetFamily;
import io.rffi.augment.transmitter.LoraFamily;
import io.rffi.augment.transmitter.Session;
import io.rffi.augment.transmitter.Transmitter;
import io.rffi.augment.transmitter.TransmitterUnit;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Makes of simulated nodes whose units are slightly different transmitters each time they are
 * switched on: those with {@linkplain ChipsetFamily sessions}, and the {@linkplain LoraFamily five
 * kinds} without, which get another crystal temperature and another leakage.
 */
public sealed interface NodeFamily {
  /** Never trained on: what a network does with them tells how it will do with other makers. */
  List<NodeFamily> UNSEEN =
      List.of(new Sessions(ChipsetFamily.SX1276_SHIELD), new Plain(LoraFamily.HIGH_POWER_MODULE));

  /** What is trained on: the others. */
  List<NodeFamily> TRAINED =
      Stream.<NodeFamily>concat(
              Stream.of(
                      ChipsetFamily.SX1276_MODULE,
                      ChipsetFamily.SX1261_SHIELD,
                      ChipsetFamily.SX1272_MODULE)
                  .map(Sessions::new),
              Stream.of(LoraFamily.values())
                  .filter(family -> family != LoraFamily.HIGH_POWER_MODULE)
                  .map(Plain::new))
          .toList();

  /** Both. */
  List<NodeFamily> ALL = Stream.concat(TRAINED.stream(), UNSEEN.stream()).toList();

  /**
   * Draws a node.
   *
   * @param spread how far units lie from the family's centre; see {@link
   *     io.rffi.augment.transmitter.TransmitterFamily#draw}
   * @param random where it is drawn from
   * @return the node
   */
  Node draw(double spread, RandomGenerator random);

  /** One unit. Immutable and thread-safe. */
  @FunctionalInterface
  interface Node {
    /**
     * The node after it was switched on at some time, somewhere.
     *
     * @param random decides when and where
     * @return the transmitter that it is then
     */
    Transmitter switchedOn(RandomGenerator random);
  }

  /**
   * A family with sessions.
   *
   * @param family which
   */
  record Sessions(ChipsetFamily family) implements NodeFamily {
    private static final int YEARS = 3;
    private static final int DAYS = 365 * YEARS;

    @Override
    public Node draw(double spread, RandomGenerator random) {
      TransmitterUnit unit = family.unit(spread, random);
      return session ->
          unit.in(
              new Session(
                  session.nextInt(DAYS),
                  session.nextInt(100),
                  session.nextDouble(Session.COLDEST_CELSIUS, Session.WARMEST_CELSIUS),
                  session.nextDouble(Session.LOWEST_SUPPLY, 1)));
    }
  }

  /**
   * A family without sessions.
   *
   * @param family which
   */
  record Plain(LoraFamily family) implements NodeFamily {
    private static final double SESSION_PPM = 0.3;

    @Override
    public Node draw(double spread, RandomGenerator random) {
      Transmitter unit = family.draw(spread, random);
      long kin = random.nextLong();
      return session -> {
        Transmitter restarted =
            family.draw(spread, Seeds.trainingGenerator(kin, session.nextInt(100)));
        return unit.with(restarted.loLeakage())
            .with(unit.crystal().shifted(SESSION_PPM * session.nextGaussian()));
      };
    }
  }
}
