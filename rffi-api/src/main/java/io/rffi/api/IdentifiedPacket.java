package io.rffi.api;

/**
 * One packet of a capture, and who sent it.
 *
 * @param preamble what was found
 * @param identification who sent it
 */
public record IdentifiedPacket(Preamble preamble, Identification identification) {}
