/**
 * Reads LoRa packets behind preambles that were found: symbol by symbol, following the
 * transmitter's clock, from a capture or from a stream.
 *
 * <p>In: samples and {@link io.rffi.api.Preamble preambles}. Out: {@link
 * io.rffi.dsp.lora.receive.LoraPacket packets} with the values of all symbols and, where the packet
 * could be read, its {@link io.rffi.dsp.lora.frame.LoraFrame content}.
 */
package io.rffi.dsp.lora.receive;
