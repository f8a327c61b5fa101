/**
 * What is inside a LoRa packet: from bytes to symbols and back, and the outside of a LoRaWAN frame.
 *
 * <p>The chain is that of the common transceivers, as the literature has found it: whitening,
 * header, CRC, Hamming code, diagonal interleaver, Gray mapping (Tapparel, Afisiadis, Mayoraz,
 * Balatsoukas-Stimming, Burg, "An Open-Source LoRa Physical Layer Prototype on GNU Radio", SPAWC
 * 2020; Xu, Tong, Xie, Wang, "From Demodulation to Decoding", ACM TOSN 2022). Lengths, and what
 * differs at SF5 and SF6, follow the time-on-air formula of Semtech's SX1261/2 data sheet, section
 * 6.1.4.
 */
package io.rffi.dsp.lora.frame;
