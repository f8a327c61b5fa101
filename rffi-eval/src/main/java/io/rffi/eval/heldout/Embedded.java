package io.rffi.eval.heldout;

import io.rffi.api.EmbeddingSpace;
import io.rffi.api.EnrolledDevice;
import io.rffi.api.Fingerprint;
import io.rffi.api.Metric;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What a network makes of labelled examples. Fingerprints of one run of a network can be compared;
 * nothing here is to be stored.
 *
 * @param fingerprints one for each example
 * @param labels the device of each, numbered from 0
 * @param devices how many devices
 */
public record Embedded(List<Fingerprint> fingerprints, List<Integer> labels, int devices) {
  /** Copies the lists and checks that they are of one length. */
  public Embedded {
    fingerprints = List.copyOf(fingerprints);
    labels = List.copyOf(labels);
    if (fingerprints.size() != labels.size()) {
      throw new IllegalArgumentException(
          fingerprints.size() + " fingerprints of " + labels.size() + " examples");
    }
  }

  /**
   * Puts embeddings and labels together.
   *
   * @param embeddings one for each example
   * @param labels the device of each, numbered from 0
   * @param devices how many devices
   * @param metric how they are compared
   * @return the fingerprints
   */
  public static Embedded of(
      float[][] embeddings, List<Integer> labels, int devices, Metric metric) {
    return new Embedded(fingerprints(embeddings, metric), labels, devices);
  }

  static List<Fingerprint> fingerprints(float[][] embeddings, Metric metric) {
    List<Fingerprint> all = new ArrayList<>(embeddings.length);
    if (embeddings.length > 0) {
      EmbeddingSpace space = new EmbeddingSpace("in training", "", embeddings[0].length, metric);
      for (float[] values : embeddings) {
        all.add(Fingerprint.of(space, values));
      }
    }
    return all;
  }

  /** The places of a device's examples. */
  List<Integer> of(int device) {
    List<Integer> places = new ArrayList<>();
    for (int n = 0; n < labels.size(); n++) {
      if (labels.get(n) == device) {
        places.add(n);
      }
    }
    return places;
  }

  /** Some fingerprints of each device, drawn without replacement; all where there are fewer. */
  List<EnrolledDevice> draw(int count, Random random) {
    List<EnrolledDevice> drawn = new ArrayList<>();
    for (int device = 0; device < devices; device++) {
      List<Integer> places = of(device);
      Collections.shuffle(places, random);
      drawn.add(
          new EnrolledDevice(
              Integer.toString(device),
              places.stream().limit(count).map(fingerprints::get).toList()));
    }
    return drawn;
  }
}
