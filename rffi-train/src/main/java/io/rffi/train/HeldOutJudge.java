package io.rffi.train;

import io.rffi.eval.heldout.HeldOutDevices;
import io.rffi.eval.heldout.OpenSet;
import io.rffi.eval.heldout.Validation;
import io.rffi.eval.metric.ValidationScore;
import io.rffi.train.engine.EmbeddingModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What devices say of a model that has not learnt from them, or of the models of several folds. */
final class HeldOutJudge {
  private final OpenSet galleries;
  private final Map<String, List<ValidationScore>> scores = new TreeMap<>();

  /** Has judged nothing yet. The seed draws the galleries. */
  HeldOutJudge(long seed) {
    galleries = new OpenSet(seed);
  }

  static ValidationScore score(EmbeddingModel model, HeldOutDevices held) {
    return Validation.score(held, model.embed(held.examples()));
  }

  /** Judges a model by devices that it has not learnt from. */
  void add(EmbeddingModel model, LoraData.Judgement devices) {
    devices.calibration().forEach(held -> galleries.add(held, model.embed(held.examples())));
    devices
        .reported()
        .forEach(
            (name, held) ->
                scores.computeIfAbsent(name, key -> new ArrayList<>()).add(score(model, held)));
  }

  /** From all that was added, the mean score over the folds; to be called once. */
  Judgement judgement(double falseAcceptRate) {
    Map<String, ValidationScore> means = new TreeMap<>();
    scores.forEach((name, of) -> means.put(name, ValidationScore.mean(of)));
    return new Judgement(
        means, List.of(), Judgement.calibrated(() -> galleries.calibrate(falseAcceptRate)));
  }
}
