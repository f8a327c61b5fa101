package io.rffi.train.data;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Where a network's inputs come from: fresh packets of labelled transmitters.
 *
 * <p>Implementations are safe for use by many threads at once.
 */
public interface ExampleSource {
  /**
   * The number of transmitters.
   *
   * @return ≥ 2
   */
  int devices();

  /**
   * Which group a transmitter belongs to; those of one group are harder to tell apart.
   *
   * @param device 0 ≤ device &lt; {@link #devices()}
   * @return the group, ≥ 0
   */
  int group(int device);

  /**
   * Packets of one transmitter.
   *
   * @param device 0 ≤ device &lt; {@link #devices()}
   * @param count how many
   * @param receiver who hears them: the same number is the same receiver
   * @param random decides everything that is drawn
   * @return that many network inputs, row-major
   */
  List<float[]> draw(int device, int count, long receiver, RandomGenerator random);

  /**
   * Those to enrol, where devices are judged. Shares no transmission with {@link #toProbe()}.
   *
   * @return this source, unless it has the same transmissions again and again
   * @throws IllegalArgumentException if a transmitter has too few of them
   */
  default ExampleSource toEnrol() {
    return this;
  }

  /**
   * Those to probe with, where devices are judged. Shares no transmission with {@link #toEnrol()}.
   *
   * @return this source, unless it has the same transmissions again and again
   * @throws IllegalArgumentException if a transmitter has too few of them
   */
  default ExampleSource toProbe() {
    return this;
  }
}
