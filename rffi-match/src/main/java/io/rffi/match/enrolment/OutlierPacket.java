package io.rffi.match.enrolment;

/**
 * A packet that lies too far from the others of its device.
 *
 * @param index which fingerprint of the device it is, from 0
 * @param distance from the centre of the packets that are no outliers, by the metric of the space
 * @param usual the median of that for these packets, each from the centre of the rest
 */
public record OutlierPacket(int index, double distance, double usual) {}
