package io.rffi.train;

import io.rffi.augment.transmitter.LoraFamily;
import io.rffi.dsp.FrontEnd;
import io.rffi.train.data.ExampleSource;
import io.rffi.train.data.SimulatedLora;
import io.rffi.train.data.SnrRange;
import io.rffi.train.validation.HeldOutDevices;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which simulated devices are trained on, and which are kept for judging. */
final class LoraPopulations {
  /** Never trained on: what a network does with it tells how it will do with other makers. */
  static final LoraFamily UNSEEN_FAMILY = LoraFamily.HIGH_POWER_MODULE;

  private static final List<LoraFamily> SEEN_FAMILIES =
      Stream.of(LoraFamily.values()).filter(family -> family != UNSEEN_FAMILY).toList();

  /** Wider than in reality, so that real units lie within what was seen. */
  private static final double TRAINING_SPREAD = 1.5;

  private static final double REALISTIC_SPREAD = 1;
  private static final int CALIBRATION_RECEIVERS = 8;

  private final FrontEnd frontEnd;
  private final long seed;
  private final int thinning;

  LoraPopulations(FrontEnd frontEnd, long seed) {
    this(frontEnd, seed, 1);
  }

  /** Held-out populations of fewer devices, for tests that have seconds only. */
  LoraPopulations(FrontEnd frontEnd, long seed, int thinning) {
    this.frontEnd = frontEnd;
    this.seed = seed;
    this.thinning = thinning;
  }

  ExampleSource training(int devices) {
    return source(SnrRange.TRAINING, SEEN_FAMILIES, devices, TRAINING_SPREAD, 0);
  }

  /** Small enough to be judged every few minutes. */
  HeldOutDevices validation() {
    return HeldOutDevices.draw(heldOut(SnrRange.TRAINING, SEEN_FAMILIES, 32, 1), 8, 6, part(2));
  }

  /** For the figures of the report. */
  HeldOutDevices seenFamilies() {
    return HeldOutDevices.draw(heldOut(SnrRange.JUDGED, SEEN_FAMILIES, 60, 3), 15, 10, part(4));
  }

  /** For the figures of the report. */
  HeldOutDevices unseenFamily() {
    return HeldOutDevices.draw(
        heldOut(SnrRange.JUDGED, List.of(UNSEEN_FAMILY), 30, 5), 15, 10, part(6));
  }

  /** For the threshold: many devices before several receivers. */
  List<HeldOutDevices> calibration() {
    List<LoraFamily> all = List.of(LoraFamily.values());
    return IntStream.range(0, Math.max(1, CALIBRATION_RECEIVERS / thinning))
        .mapToObj(
            n ->
                HeldOutDevices.draw(heldOut(SnrRange.JUDGED, all, 50, 10 + n), 15, 4, part(20 + n)))
        .toList();
  }

  private ExampleSource heldOut(SnrRange snr, List<LoraFamily> families, int devices, int part) {
    return source(snr, families, devices / thinning, REALISTIC_SPREAD, part);
  }

  private ExampleSource source(
      SnrRange snr, List<LoraFamily> families, int devices, double spread, int part) {
    return new SimulatedLora(frontEnd, snr, families, devices, spread, part(part));
  }

  private long part(int number) {
    return 1_000_003 * seed + number;
  }
}
