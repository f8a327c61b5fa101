package io.rffi.eval.heldout;

import io.rffi.api.EnrolledDevice;
import io.rffi.api.Fingerprint;
import io.rffi.api.Metric;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Held-out devices as a network sees them, compared by the Euclidean distance.
 *
 * @param enrolled the devices, named by their numbers
 * @param probes of the judged ones, which come first
 */
record HeldOutFingerprints(List<EnrolledDevice> enrolled, List<List<Fingerprint>> probes) {
  HeldOutFingerprints(HeldOutDevices held, float[][] embeddings) {
    this(held, Embedded.fingerprints(embeddings, Metric.EUCLIDEAN));
  }

  private HeldOutFingerprints(HeldOutDevices held, List<Fingerprint> all) {
    this(
        IntStream.range(0, held.devices())
            .mapToObj(
                device ->
                    new EnrolledDevice(
                        Integer.toString(device),
                        all.subList(held.first(device), held.first(device) + held.enrolled())))
            .toList(),
        IntStream.range(0, held.judged())
            .mapToObj(
                device -> all.subList(held.probe(device, 0), held.probe(device, 0) + held.probes()))
            .toList());
  }
}
