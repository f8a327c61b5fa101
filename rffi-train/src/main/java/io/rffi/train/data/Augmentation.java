package io.rffi.train.data;

import java.util.random.RandomGenerator;

/** Changes a network's input as reception might, so that a training never sees it twice alike. */
@FunctionalInterface
public interface Augmentation {
  /** Leaves everything as it is. */
  Augmentation NONE = (input, random) -> input;

  /**
   * Turns an I/Q window by a random angle: what the phase of a receiver's oscillator does. The
   * input is a row of I and a row of Q.
   */
  Augmentation RANDOM_PHASE =
      (input, random) -> {
        double angle = random.nextDouble(2 * Math.PI);
        float cos = (float) Math.cos(angle);
        float sin = (float) Math.sin(angle);
        int samples = input.length / 2;
        float[] turned = new float[input.length];
        for (int n = 0; n < samples; n++) {
          turned[n] = cos * input[n] - sin * input[samples + n];
          turned[samples + n] = sin * input[n] + cos * input[samples + n];
        }
        return turned;
      };

  /**
   * Changes an input.
   *
   * @param input not changed itself
   * @param random decides everything that is drawn
   * @return an input of the same length
   */
  float[] of(float[] input, RandomGenerator random);
}
