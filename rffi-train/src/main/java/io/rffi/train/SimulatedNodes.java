package io.rffi.train;

import io.rffi.augment.channel.Range;
import io.rffi.augment.node.Conditions;
import io.rffi.augment.node.NodeFamily;
import io.rffi.dsp.FrontEnd;
import io.rffi.embed.onnx.ModelLimits;
import io.rffi.eval.heldout.HeldOutDevices;
import io.rffi.train.data.ExampleSource;
import io.rffi.train.data.HeldOutDraw;
import io.rffi.train.data.SimulatedLora;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Simulated nodes: as many as wanted to learn from, and others to judge by. */
final class SimulatedNodes extends LoraData {
  private static final int CALIBRATION_RECEIVERS = 8;

  /** From units of one batch to more than realistic, so that real ones lie within what was seen. */
  private static final Range TRAINED_SPREAD = new Range(0.3, 1.5);

  private static final Range JUDGED_SPREAD = new Range(1, 1);

  private final int devices;
  private final int thinning;

  /**
   * A population.
   *
   * @param devices how many are learnt from, ≥ 2
   */
  SimulatedNodes(int devices) {
    this(devices, 1);
  }

  /** Held-out populations of fewer devices, for tests that have seconds only. */
  SimulatedNodes(int devices, int thinning) {
    if (devices < 2) {
      throw new IllegalArgumentException("a training needs two devices, got " + devices);
    }
    this.devices = devices;
    this.thinning = thinning;
  }

  @Override
  public String describe() {
    return "simulated devices=" + devices;
  }

  @Override
  ModelLimits limits(LoraRecipe recipe) {
    return ModelLimits.of(Conditions.LEAST_JUDGED_SNR_DB, SimulatedLora.LEAST_LEVEL_STEPS);
  }

  @Override
  Split split(LoraRecipe recipe, long seed) {
    Population population = new Population(recipe.frontEnd(), seed);
    ExampleSource nodes =
        population.of(Conditions.TRAINING, NodeFamily.TRAINED, devices, TRAINED_SPREAD, 0);
    // So many nodes show apart from noise and motion what a restart does: none at high SNR are
    // needed.
    return new Split(
        nodes,
        nodes,
        population.held(Conditions.TRAINING, NodeFamily.TRAINED, 32, 8, 6, 1),
        population.judgement());
  }

  private final class Population {
    private final FrontEnd frontEnd;
    private final long seed;

    Population(FrontEnd frontEnd, long seed) {
      this.frontEnd = frontEnd;
      this.seed = seed;
    }

    ExampleSource of(
        Conditions conditions, List<NodeFamily> families, int count, Range spread, int part) {
      return new SimulatedLora(frontEnd, conditions, families, count, spread, part(2 * part));
    }

    HeldOutDevices held(
        Conditions conditions,
        List<NodeFamily> families,
        int count,
        int enrolled,
        int probes,
        int part) {
      return HeldOutDraw.of(
          of(conditions, families, count / thinning, JUDGED_SPREAD, part),
          enrolled,
          probes,
          part(2 * part + 1));
    }

    Judgement judgement() {
      return new Judgement(
          IntStream.range(0, Math.max(1, CALIBRATION_RECEIVERS / thinning))
              .mapToObj(n -> held(Conditions.JUDGED, NodeFamily.ALL, 50, 15, 4, 10 + n))
              .toList(),
          Map.of(
              "seenFamilies", held(Conditions.JUDGED, NodeFamily.TRAINED, 60, 15, 10, 3),
              "unseenFamily", held(Conditions.JUDGED, NodeFamily.UNSEEN, 30, 15, 10, 5)));
    }

    private long part(int number) {
      return 1_000_003 * seed + number;
    }
  }
}
