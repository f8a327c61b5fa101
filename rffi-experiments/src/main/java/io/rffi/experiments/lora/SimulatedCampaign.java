package io.rffi.experiments.lora;

import io.rffi.augment.testbed.Difficulty;
import io.rffi.augment.testbed.TestSet;
import io.rffi.augment.testbed.Testbed;
import io.rffi.augment.testbed.Testbeds;
import io.rffi.eval.data.PacketSet;
import io.rffi.eval.data.TestbedPackets;
import io.rffi.experiments.Difference;
import io.rffi.experiments.Origin;
import io.rffi.experiments.run.CachedPackets;
import io.rffi.train.LoraData;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The simulated testbed {@code lora-60}. */
final class SimulatedCampaign implements LoraCampaign {
  private static final String TRAINING = "training";
  private static final String ENROLMENT = "enrolment";
  private static final String ROGUE = "rogue";

  private final Testbed testbed;
  private final String description;
  private final CachedPackets training;

  /**
   * A campaign.
   *
   * @param difficulty how hard it is
   * @param seed fixes units, sessions, channels and noise
   * @param scale multiplies the receptions of every unit, &gt; 0
   */
  SimulatedCampaign(Difficulty difficulty, long seed, double scale) {
    testbed = Testbeds.of("lora-60", difficulty, seed, scale);
    description =
        String.format(
            Locale.ROOT,
            "simulated lora-60 difficulty=%s seed=%d scale=%s",
            difficulty.name().toLowerCase(Locale.ROOT),
            seed,
            scale);
    training = new CachedPackets(() -> TestbedPackets.of(testbed, testbed.set(TRAINING)));
  }

  @Override
  public String describe() {
    return description;
  }

  @Override
  public LoraData training(int devices) {
    return LoraData.withHeldOutPackets(description, training, devices);
  }

  @Override
  public boolean has(String set) {
    return testbed.sets().stream().anyMatch(known -> known.name().equals(set));
  }

  @Override
  public GalleryAndProbes tested(String set, Optional<String> enrolled) {
    String gallery = enrolled.orElse(ENROLMENT);
    TestSet test = testbed.set(set);
    List<Integer> units =
        set.equals(LoraExperiment.SEEN)
            ? test.units().subList(0, LoraExperiment.SEEN_DEVICES)
            : test.units();
    String names = units.stream().map(TestbedPackets::device).collect(Collectors.joining(","));
    return new GalleryAndProbes(
        gallery + " of " + names,
        () -> TestbedPackets.of(testbed, testbed.set(gallery), units::contains),
        TestbedPackets.of(testbed, test, units::contains));
  }

  @Override
  public PacketSet rogues() {
    return TestbedPackets.of(testbed, testbed.set(ROGUE));
  }

  @Override
  public Origin origin(String set) {
    return Origin.SIMULATED;
  }

  @Override
  public List<Difference> differences() {
    return LoraDifferences.ofSimulation();
  }
}
