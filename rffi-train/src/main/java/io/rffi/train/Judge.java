package io.rffi.train;

import io.rffi.match.CalibratedThreshold;
import io.rffi.train.engine.EmbeddingModel;
import io.rffi.train.validation.HeldOutDevices;
import io.rffi.train.validation.OpenSet;
import io.rffi.train.validation.Validation;
import io.rffi.train.validation.ValidationScore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What devices say of a model that has not learnt from them, or of the models of several folds. */
final class Judge {
  private final OpenSet galleries;
  private final Map<String, List<ValidationScore>> scores = new TreeMap<>();

  /** Has judged nothing yet. The seed draws the galleries. */
  Judge(long seed) {
    galleries = new OpenSet(seed);
  }

  static ValidationScore score(EmbeddingModel model, HeldOutDevices held) {
    return Validation.score(held, model.embed(held.examples()));
  }

  /** Judges a model by devices that it has not learnt from. */
  void add(EmbeddingModel model, LoraData.Judgement judgement) {
    judgement.calibration().forEach(held -> galleries.add(held, model.embed(held.examples())));
    judgement
        .reported()
        .forEach(
            (name, held) ->
                scores.computeIfAbsent(name, key -> new ArrayList<>()).add(score(model, held)));
  }

  /** From all that was added; to be called once. */
  CalibratedThreshold threshold(double falseAcceptRate) {
    return galleries.calibrate(falseAcceptRate);
  }

  /** By name, the mean over the folds. */
  Map<String, ValidationScore> scores() {
    Map<String, ValidationScore> means = new TreeMap<>();
    scores.forEach((name, of) -> means.put(name, ValidationScore.mean(of)));
    return means;
  }
}
