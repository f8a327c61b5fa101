package io.rffi.cli;

import io.rffi.api.QualityGate;
import io.rffi.cli.flow.CommandFailure;
import io.rffi.embed.onnx.ModelDescription;
import picocli.CommandLine.Option;

/** Which packets are too poor, or too strange to the model, to be judged or enrolled. */
final class GateOptions {
  /** What {@code --quality-gate} takes. */
  enum Choice {
    /** {@link QualityGate#standard()} and the model's limits. */
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
              + " level or frequency, and those beyond the model's own limits: of another waveform,"
              + " too weak, or in too few steps of the receiver's converter; none lets all pass, what"
              + " the model was never made for too (default: ${DEFAULT-VALUE}).")
  private Choice choice;

  @Option(
      names = "--min-snr",
      paramLabel = "DB",
      description =
          "Reject packets below this SNR, in decibels in the bandwidth, instead of below the model's"
              + " own limit, which it may lower.")
  private Double minimumSnrDb;

  GateOptions() {}

  /** The whole gate: the model's own limits are in it, if they are to hold. */
  QualityGate gate(ModelDescription model) {
    if (minimumSnrDb != null && !Double.isFinite(minimumSnrDb)) {
      throw new CommandFailure("--min-snr must be a number of decibels, not " + minimumSnrDb);
    }
    if (isOpen()) {
      return minimumSnrDb == null ? QualityGate.OPEN : QualityGate.minimumSnrDb(minimumSnrDb);
    }
    ModelDescription limited =
        minimumSnrDb == null
            ? model
            : model.withLimits(model.limits().withMinimumSnrDb(minimumSnrDb));
    return QualityGate.standard().and(limited.gate());
  }

  /** Whether packets that the model was never made for are wanted. */
  boolean isOpen() {
    return choice == Choice.NONE;
  }
}
