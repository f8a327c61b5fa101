package io.rffi.train;

import io.rffi.eval.metric.FewShotScore;
import io.rffi.eval.metric.ValidationScore;
import io.rffi.match.CalibratedThreshold;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a training came to.
 *
 * @param model the ONNX file
 * @param sha256 its SHA-256 in lower-case hexadecimal
 * @param steps how many steps were taken, over all stages
 * @param seconds how long it trained, over all continuations
 * @param examplesPerSecond how many examples were learnt from in a second, validations included,
 *     since the training was begun or continued last
 * @param scores how well the model does on what it has not learnt from. LoRa: devices that took no
 *     part, {@code heldOut} of recorded ones (the mean over the folds), {@code seenFamilies} and
 *     {@code unseenFamily} of simulated ones. I/Q: pairs of {@code heldOutWindows} of the
 *     training's devices, {@code otherRun} of theirs, {@code unseenDevices} and {@code
 *     unseenDevicesOtherRun}, as far as there are such
 * @param fewShots I/Q: identification of devices that were not learnt from, if there are
 * @param threshold the threshold that the model carries, with its figures, each device being one
 *     trial; the model states its {@linkplain CalibratedThreshold#expectedFalseAcceptRate expected
 *     rate}. LoRa: galleries of up to 10 devices with 15 packets each, k = 15, and rogues. I/Q: 15
 *     windows of each device enrolled, k = 15, every device a rogue once; of devices that were not
 *     learnt from, or if there are none of those that were. Empty if there were too few
 */
public record TrainingReport(
    Path model,
    String sha256,
    long steps,
    double seconds,
    double examplesPerSecond,
    Map<String, ValidationScore> scores,
    List<FewShotScore> fewShots,
    Optional<CalibratedThreshold> threshold) {
  /** Copies the scores. */
  public TrainingReport {
    scores = Map.copyOf(scores);
    fewShots = List.copyOf(fewShots);
  }
}
