package io.rffi.api;

/**
 * An enrolled fingerprint near a probe.
 *
 * @param deviceId whose fingerprint it is
 * @param index which of the device's fingerprints, 0 = the first enrolled
 * @param distance its distance to the probe, by the metric of their space; ≥ 0
 */
public record Neighbour(String deviceId, int index, double distance) {}
