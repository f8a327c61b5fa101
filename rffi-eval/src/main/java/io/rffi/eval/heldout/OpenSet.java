package io.rffi.eval.heldout;

import io.rffi.api.Fingerprint;
import io.rffi.api.Matcher;
import io.rffi.match.CalibratedThreshold;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Scores for the threshold that a model carries, in the regime of {@code KnnMatcher.identify}: a
 * gallery of up to {@value #GALLERY_DEVICES} devices, k = {@value #K}, and rogues that are not
 * enrolled.
 *
 * <p>Many galleries are drawn from all enrolled devices of one receiver. The judged devices among
 * them give the genuine scores, the other judged devices of that receiver are rogues. However often
 * a packet is scored: a device is one trial. For one thread.
 */
public final class OpenSet {
  private static final int GALLERY_DEVICES = 10;
  private static final int K = 15;
  private static final int GALLERIES = 20;

  private final Random random;
  private final DoubleStream.Builder genuine = DoubleStream.builder();
  private final List<double[]> impostor = new ArrayList<>();

  /**
   * No scores yet.
   *
   * @param seed draws the galleries
   */
  public OpenSet(long seed) {
    random = new Random(seed);
  }

  /**
   * Adds the scores of a receiver's devices.
   *
   * @param held devices that took no part in training
   * @param embeddings one for each of its examples
   */
  public void add(HeldOutDevices held, float[][] embeddings) {
    HeldOutFingerprints prints = new HeldOutFingerprints(held, embeddings);
    int gallery = Math.min(GALLERY_DEVICES, held.devices() - 1);
    List<DoubleStream.Builder> rogue =
        IntStream.range(0, held.judged()).mapToObj(n -> DoubleStream.builder()).toList();
    List<Integer> order = new ArrayList<>(IntStream.range(0, held.devices()).boxed().toList());
    for (int n = 0; n < GALLERIES; n++) {
      Collections.shuffle(order, random);
      score(prints, order.subList(0, gallery), rogue);
    }
    rogue.stream()
        .map(scores -> scores.build().toArray())
        .filter(scores -> scores.length > 0)
        .forEach(impostor::add);
  }

  private void score(
      HeldOutFingerprints prints, List<Integer> gallery, List<DoubleStream.Builder> rogue) {
    Matcher matcher = LeaveOneOut.matcher(gallery.stream().map(prints.enrolled()::get).toList(), K);
    for (int device = 0; device < rogue.size(); device++) {
      DoubleStream.Builder scores = gallery.contains(device) ? genuine : rogue.get(device);
      for (Fingerprint probe : prints.probes().get(device)) {
        scores.add(LeaveOneOut.score(matcher.identify(probe)));
      }
    }
  }

  /**
   * Calibrates a threshold from what was added; to be called once.
   *
   * @param falseAcceptRate the target, between 0 and 1
   * @return the threshold at which the target was {@linkplain CalibratedThreshold#measured
   *     measured}, with the figures it rests on
   */
  public CalibratedThreshold calibrate(double falseAcceptRate) {
    return CalibratedThreshold.measured(genuine.build().toArray(), impostor, falseAcceptRate);
  }
}
