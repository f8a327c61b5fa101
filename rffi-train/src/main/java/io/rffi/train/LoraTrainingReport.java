package io.rffi.train;

import io.rffi.match.CalibratedThreshold;
import io.rffi.train.validation.ValidationScore;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a LoRa training came to.
 *
 * @param model the ONNX file
 * @param sha256 its SHA-256 in lower-case hexadecimal
 * @param steps how many steps were taken
 * @param seconds how long it trained
 * @param examplesPerSecond how many examples were learnt from in a second, validations included
 * @param scores on devices that took no part in it, by the names of {@link
 *     LoraData.Judgement#reported}; the mean where there were folds
 * @param threshold the threshold that the model carries, with its figures, each device being one
 *     trial: galleries of up to 10 devices with 15 packets each, k = 15, and rogues; the model
 *     states its {@linkplain CalibratedThreshold#expectedFalseAcceptRate expected rate}
 */
public record LoraTrainingReport(
    Path model,
    String sha256,
    long steps,
    double seconds,
    double examplesPerSecond,
    Map<String, ValidationScore> scores,
    CalibratedThreshold threshold) {
  /** Copies the scores. */
  public LoraTrainingReport {
    scores = Map.copyOf(scores);
  }
}
