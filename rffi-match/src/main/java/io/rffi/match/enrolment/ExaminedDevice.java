package io.rffi.match.enrolment;

import io.rffi.api.EnrolledDevice;
import java.util.Optional;

/**
 * One device, its outliers apart.
 *
 * @param packets what is enrolled
 * @param model the same on the axes of the model, if there is one
 * @param outliers which packets are foreign, and which are not
 * @param judged whether there were enough packets to tell
 */
record ExaminedDevice(
    DevicePackets packets, Optional<ModelPackets> model, Outliers outliers, boolean judged) {
  static ExaminedDevice of(EnrolledDevice device, Optional<ModelSpread> spread) {
    DevicePackets packets = new DevicePackets(device);
    Optional<ModelPackets> model = spread.map(known -> new ModelPackets(packets, known));
    OutlierTest test = model.<OutlierTest>map(known -> known).orElse(new DistanceOutliers(packets));
    int[] distinct = packets.distinct();
    return new ExaminedDevice(
        packets, model, Outliers.among(distinct, test), distinct.length >= test.leastPackets());
  }

  int[] core() {
    return outliers.core();
  }
}
