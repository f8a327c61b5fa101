package io.rffi.cli;

import io.rffi.api.QualityGate;
import io.rffi.cli.flow.CommandFailure;
import picocli.CommandLine.Option;

/** Which packets are too poor to be judged or enrolled. */
final class GateOptions {
  /** What {@code --quality-gate} takes. */
  enum Choice {
    /** {@link QualityGate#standard()}. */
    STANDARD,
    /** {@link QualityGate#OPEN}. */
    NONE
  }

  @Option(
      names = "--quality-gate",
      paramLabel = "standard|none",
      defaultValue = "standard",
      description =
          "standard rejects packets that are truncated, clipped, interfered with, or change in"
              + " level or frequency; none lets all pass (default: ${DEFAULT-VALUE}).")
  private Choice choice;

  @Option(
      names = "--min-snr",
      paramLabel = "DB",
      description = "Reject packets below this SNR, in decibels in the bandwidth, too.")
  private Double minimumSnrDb;

  GateOptions() {}

  QualityGate gate() {
    QualityGate gate = choice == Choice.STANDARD ? QualityGate.standard() : QualityGate.OPEN;
    if (minimumSnrDb == null) {
      return gate;
    }
    if (!Double.isFinite(minimumSnrDb)) {
      throw new CommandFailure("--min-snr must be a number of decibels, not " + minimumSnrDb);
    }
    return gate.and(QualityGate.minimumSnrDb(minimumSnrDb));
  }
}
