package io.rffi.dsp.lora;

/** Which way a chirp runs. */
enum ChirpDirection {
  /** From −B/2 to B/2. */
  UP(1),
  /** From B/2 to −B/2. */
  DOWN(-1);

  private final int sign;

  ChirpDirection(int sign) {
    this.sign = sign;
  }

  /** The sign of the sweep: phase(t) = sign · (−πBt + πBt²/T). */
  int sign() {
    return sign;
  }
}
