package io.rffi.experiments.lora;

import java.util.List;
import java.util.Optional;

/** Sets that are enrolled at one position of the antenna, and looked for at another. */
final class PolarisationSets {
  private static final String ARROW = "-to-";

  /** D11 and D12 are D2 and D6 with the antenna turned. */
  static final List<String> NAMES =
      List.of("D2" + ARROW + "D11", "D6" + ARROW + "D12", "D11" + ARROW + "D12");

  private PolarisationSets() {}

  /** The set that is enrolled, unless it is the one of all experiments. */
  static Optional<String> gallery(String set) {
    int arrow = set.indexOf(ARROW);
    return arrow < 0 ? Optional.empty() : Optional.of(set.substring(0, arrow));
  }

  /** The set that is looked for. */
  static String probes(String set) {
    int arrow = set.indexOf(ARROW);
    return arrow < 0 ? set : set.substring(arrow + ARROW.length());
  }
}
