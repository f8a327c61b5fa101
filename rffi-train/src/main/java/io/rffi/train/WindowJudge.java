package io.rffi.train;

import io.rffi.api.Metric;
import io.rffi.eval.heldout.Embedded;
import io.rffi.eval.heldout.FewShot;
import io.rffi.eval.heldout.LabelledPairs;
import io.rffi.eval.heldout.PairValidation;
import io.rffi.eval.metric.FewShotScore;
import io.rffi.eval.metric.ValidationScore;
import io.rffi.match.CalibratedThreshold;
import io.rffi.train.data.LabelledExamples;
import io.rffi.train.engine.EmbeddingModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Judges what was learnt, on windows and devices that took no part. For one thread. */
final class WindowJudge {
  /** Enough for tenths of a percent; few-shot identification compares each with all enrolled. */
  private static final int MOST_JUDGED = 8000;

  private static final int MOST_PROBES = 500;
  private static final int K = 15;
  private static final List<Integer> SHOTS = List.of(1, 5, 20, 100);

  private final IqData data;
  private final EmbeddingModel model;
  private final Metric metric;
  private final double sameBelow;
  private final long seed;

  /** Embeds with a model that the caller closes. */
  WindowJudge(
      IqData data, EmbeddingModel model, Metric metric, OptionalDouble sameBelow, long seed) {
    this.data = data;
    this.model = model;
    this.metric = metric;
    this.seed = seed;
    this.sameBelow =
        sameBelow.orElseGet(
            () -> {
              Embedded validation = embed(data.validation(), MOST_JUDGED);
              return PairValidation.bestLimit(validation, pairs(validation));
            });
  }

  Judgement judgement(double falseAcceptRate) {
    return new Judgement(
        pairs(), fewShots(), Judgement.calibrated(() -> threshold(falseAcceptRate)));
  }

  private Embedded embed(LabelledExamples examples, int most) {
    // Odd, since windows of one kind may come at every second place.
    int step = ((examples.size() - 1) / most + 1) | 1;
    LabelledExamples some = examples.subset(n -> n % step == 0);
    return some.embedded(model.embed(some.examples()), metric);
  }

  private LabelledPairs pairs(Embedded embedded) {
    return LabelledPairs.of(embedded.labels(), LabelledPairs.PUBLISHED_PARTNERS, seed);
  }

  private ValidationScore score(LabelledExamples examples) {
    Embedded embedded = embed(examples, MOST_JUDGED);
    return PairValidation.score(embedded, pairs(embedded), sameBelow);
  }

  /** Pair accuracies, by what was judged. */
  private Map<String, ValidationScore> pairs() {
    Map<String, ValidationScore> scores = new TreeMap<>();
    scores.put("heldOutWindows", score(data.test()));
    data.otherRun().ifPresent(windows -> scores.put("otherRun", score(windows)));
    data.unseen()
        .ifPresent(
            unseen -> {
              scores.put("unseenDevices", score(unseen.probes()));
              unseen
                  .otherRun()
                  .ifPresent(windows -> scores.put("unseenDevicesOtherRun", score(windows)));
            });
    return scores;
  }

  /** Identification of devices that were not learnt from; nothing if there are none. */
  private List<FewShotScore> fewShots() {
    List<FewShotScore> scores = new ArrayList<>();
    data.unseen()
        .ifPresent(
            unseen -> {
              Embedded enrolment = embed(unseen.enrolment(), MOST_JUDGED);
              scores.addAll(fewShots("sameRun", enrolment, unseen.probes()));
              unseen
                  .otherRun()
                  .ifPresent(windows -> scores.addAll(fewShots("otherRun", enrolment, windows)));
            });
    return scores;
  }

  private List<FewShotScore> fewShots(String probed, Embedded enrolment, LabelledExamples windows) {
    FewShot judged = new FewShot(enrolment, embed(windows, MOST_PROBES), seed);
    List<FewShotScore> scores = new ArrayList<>();
    for (int shots : SHOTS) {
      double one = judged.accuracy(shots, 1);
      double many = shots == 1 ? one : judged.accuracy(shots, Math.min(K, shots));
      scores.add(new FewShotScore(probed, enrolment.devices(), shots, one, many));
    }
    return scores;
  }

  /** From devices that were not learnt from; from the others, for want of better, else. */
  private CalibratedThreshold threshold(double falseAcceptRate) {
    return data.unseen()
        .map(unseen -> fewShot(unseen.enrolment(), unseen.probes()))
        .orElseGet(() -> fewShot(data.validation(), data.test()))
        .threshold(falseAcceptRate);
  }

  private FewShot fewShot(LabelledExamples enrolment, LabelledExamples probes) {
    return new FewShot(embed(enrolment, MOST_JUDGED), embed(probes, MOST_JUDGED), seed);
  }
}
