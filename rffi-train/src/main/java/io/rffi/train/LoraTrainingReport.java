package io.rffi.train;

import io.rffi.match.CalibratedThreshold;
import io.rffi.train.validation.ValidationScore;
import java.nio.file.Path;

/**
 * What a LoRa training came to. All figures are of <em>simulated</em> devices that took no part in
 * it, at an in-band SNR of 20 to 50 dB.
 *
 * @param model the ONNX file
 * @param sha256 its SHA-256 in lower-case hexadecimal
 * @param steps how many steps were taken
 * @param seconds how long it trained
 * @param seenFamilies the score on new units of the families that were trained on
 * @param unseenFamily the score on units of a family that was never trained on
 * @param threshold the threshold that the model carries, with its counts and bounds: galleries of
 *     10 devices with 15 packets each, k = 15, and rogues
 * @param onePacketThreshold for comparison, the threshold for one probe against one enrolled packet
 */
public record LoraTrainingReport(
    Path model,
    String sha256,
    long steps,
    double seconds,
    ValidationScore seenFamilies,
    ValidationScore unseenFamily,
    CalibratedThreshold threshold,
    CalibratedThreshold onePacketThreshold) {}
