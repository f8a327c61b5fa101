package io.rffi.train;

import io.rffi.match.CalibratedThreshold;
import io.rffi.train.validation.FewShotScore;
import io.rffi.train.validation.ValidationScore;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an I/Q training came to.
 *
 * @param model the ONNX file
 * @param sha256 its SHA-256 in lower-case hexadecimal
 * @param steps how many steps were taken, over all stages
 * @param seconds how long it trained
 * @param pairs how well pairs are judged: {@code heldOutWindows} of the training's devices, {@code
 *     otherRun} of theirs, {@code unseenDevices} and {@code unseenDevicesOtherRun}, as far as there
 *     are such
 * @param fewShots identification of devices that were not learnt from, if there are
 * @param threshold the threshold that the model carries, with its figures: 15 windows of each
 *     device enrolled, k = 15, every device a rogue once; of devices that were not learnt from, or
 *     if there are none of those that were; the model states its {@linkplain
 *     CalibratedThreshold#expectedFalseAcceptRate expected rate}
 */
public record IqTrainingReport(
    Path model,
    String sha256,
    long steps,
    double seconds,
    Map<String, ValidationScore> pairs,
    List<FewShotScore> fewShots,
    Optional<CalibratedThreshold> threshold) {
  /** Copies the scores. */
  public IqTrainingReport {
    pairs = Map.copyOf(pairs);
    fewShots = List.copyOf(fewShots);
  }
}
