package io.rffi.train.validation;

import io.rffi.match.CalibratedThreshold;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;

/**
 * Scores for a threshold of the hardest case: one probe against one enrolled packet.
 *
 * <p>Genuine scores are distances between packets of one device, impostor scores between packets of
 * two devices drawn at random, both heard by one receiver. For one thread.
 */
public final class OneToOne {
  private static final int IMPOSTORS_PER_PROBE = 10;

  private final SplittableRandom random;
  private final DoubleStream.Builder genuine = DoubleStream.builder();
  private final DoubleStream.Builder impostor = DoubleStream.builder();
  private int devices;

  /**
   * No scores yet.
   *
   * @param seed draws the impostors
   */
  public OneToOne(long seed) {
    random = new SplittableRandom(seed);
  }

  /**
   * Adds the scores of a receiver's devices.
   *
   * @param held devices that took no part in training
   * @param embeddings one for each of its examples
   */
  public void add(HeldOutDevices held, float[][] embeddings) {
    devices += held.devices();
    for (int device = 0; device < held.devices(); device++) {
      for (int n = 0; n < held.probes(); n++) {
        float[] probe = embeddings[held.first(device) + held.enrolled() + n];
        genuine.add(toEnrolled(held, embeddings, probe, device));
        for (int m = 0; m < IMPOSTORS_PER_PROBE; m++) {
          int other = (device + random.nextInt(1, held.devices())) % held.devices();
          impostor.add(toEnrolled(held, embeddings, probe, other));
        }
      }
    }
  }

  private double toEnrolled(HeldOutDevices held, float[][] embeddings, float[] probe, int device) {
    int packet = held.first(device) + random.nextInt(held.enrolled());
    return Distances.euclidean(probe, embeddings[packet]);
  }

  /**
   * Calibrates a threshold from what was added; to be called once.
   *
   * @param falseAcceptRate the target, between 0 and 1
   * @return the threshold with the counts it rests on
   */
  public CalibratedThreshold calibrate(double falseAcceptRate) {
    return CalibratedThreshold.ofScores(
        genuine.build().toArray(), impostor.build().toArray(), devices, falseAcceptRate);
  }
}
