package io.rffi.train.data;

import io.rffi.augment.random.Seeds;
import io.rffi.train.descent.Batch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * Draws P devices and K packets of each. Every other batch on average comes from one group only, so
 * that the hard comparisons are not lost among the easy ones.
 *
 * <p>Immutable and thread-safe.
 */
public final class BatchSampler implements BatchSource {
  private final ExampleSource source;
  private final int devices;
  private final int packets;
  private final long seed;

  /**
   * A sampler.
   *
   * @param source the examples
   * @param devices P, at most as many as the source has
   * @param packets K, ≥ 2
   * @param seed fixes all batches
   */
  public BatchSampler(ExampleSource source, int devices, int packets, long seed) {
    if (devices < 2 || devices > source.devices() || packets < 2) {
      throw new IllegalArgumentException(
          "can't draw batches of "
              + devices
              + " devices × "
              + packets
              + " packets from "
              + source.devices()
              + " devices");
    }
    this.source = source;
    this.devices = devices;
    this.packets = packets;
    this.seed = seed;
  }

  /**
   * A sampler of the same examples in batches of another size.
   *
   * @param otherDevices P
   * @param otherPackets K
   * @return the sampler
   */
  public BatchSampler resized(int otherDevices, int otherPackets) {
    return new BatchSampler(source, otherDevices, otherPackets, seed);
  }

  /**
   * {@inheritDoc}
   *
   * @return P × K examples, device by device
   */
  @Override
  public Batch batch(long number) {
    RandomGenerator random = Seeds.trainingGenerator(seed, number);
    List<float[]> examples = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    // A gateway has one receiver: what it adds is no mark of a device.
    long receiver = random.nextLong();
    for (int device : chosen(random)) {
      examples.addAll(source.draw(device, packets, receiver, random));
      labels.addAll(Collections.nCopies(packets, device));
    }
    return new Batch(examples, labels);
  }

  private List<Integer> chosen(RandomGenerator random) {
    List<Integer> candidates = new ArrayList<>();
    int group = source.group(random.nextInt(source.devices()));
    boolean oneGroup = random.nextBoolean();
    for (int device = 0; device < source.devices(); device++) {
      if (!oneGroup || source.group(device) == group) {
        candidates.add(device);
      }
    }
    if (candidates.size() < devices) {
      candidates.clear();
      for (int device = 0; device < source.devices(); device++) {
        candidates.add(device);
      }
    }
    Collections.shuffle(candidates, new Random(random.nextLong()));
    return candidates.subList(0, devices);
  }
}
