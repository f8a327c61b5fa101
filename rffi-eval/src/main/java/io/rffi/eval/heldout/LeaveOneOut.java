package io.rffi.eval.heldout;

import io.rffi.api.EnrolledDevice;
import io.rffi.api.Evidence;
import io.rffi.api.Fingerprint;
import io.rffi.api.Gallery;
import io.rffi.api.Identification;
import io.rffi.api.Matcher;
import io.rffi.match.KnnMatcher;
import io.rffi.match.KnnOptions;
import io.rffi.match.Threshold;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@link KnnMatcher} makes of probes, each of which counts twice: against all enrolled
 * devices, and as a rogue's against all but its own.
 *
 * @param right how many probes are given to the right device, of all that are enrolled
 * @param genuine scores against all devices
 * @param rogue scores against all but its own, device by device
 */
public record LeaveOneOut(int right, List<Double> genuine, List<List<Double>> rogue) {
  /** Copies the lists. */
  public LeaveOneOut {
    genuine = List.copyOf(genuine);
    rogue = rogue.stream().map(List::copyOf).toList();
  }

  /**
   * Tries probes.
   *
   * @param enrolled the devices, at least two
   * @param probes other packets of the first of them, device by device; a device without is only
   *     enrolled
   */
  static LeaveOneOut of(List<EnrolledDevice> enrolled, List<List<Fingerprint>> probes) {
    Matcher whole = matcher(enrolled, KnnOptions.defaults().k());
    int right = 0;
    List<Double> genuine = new ArrayList<>();
    List<List<Double>> rogue = new ArrayList<>();
    for (int device = 0; device < probes.size(); device++) {
      if (probes.get(device).isEmpty()) {
        continue;
      }
      List<EnrolledDevice> others = new ArrayList<>(enrolled);
      String own = others.remove(device).id();
      Matcher without = matcher(others, KnnOptions.defaults().k());
      List<Double> strange = new ArrayList<>();
      for (Fingerprint probe : probes.get(device)) {
        Identification who = whole.identify(probe);
        right += isCalled(who, own) ? 1 : 0;
        genuine.add(score(who));
        strange.add(score(without.identify(probe)));
      }
      rogue.add(strange);
    }
    return new LeaveOneOut(right, genuine, rogue);
  }

  /** Takes everybody for somebody. */
  static Matcher matcher(List<EnrolledDevice> devices, int k) {
    KnnOptions options =
        KnnOptions.defaults().withK(k).withThreshold(Threshold.fixed(Double.POSITIVE_INFINITY));
    return KnnMatcher.with(options).over(new Gallery(1, devices));
  }

  static boolean isCalled(Identification who, String device) {
    return who instanceof Identification.Recognised known && known.deviceId().equals(device);
  }

  static double score(Identification who) {
    return who.evidence().map(Evidence::score).orElseThrow();
  }

  static double[] array(List<Double> scores) {
    return scores.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
