package io.rffi.api;

/**
 * One packet of a capture, and whether it is from the claimed device.
 *
 * @param preamble what was found
 * @param verification the verdict
 */
public record VerifiedPacket(Preamble preamble, Verification verification) {}
