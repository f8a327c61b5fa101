package io.rffi.cli;

/** Which of the two published methods. */
enum Method {
  /** LoRa preambles, after Shen et al. */
  LORA,
  /** I/Q windows, after Morge-Rollet et al. */
  IQ
}
