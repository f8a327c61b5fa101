package io.rffi.train.decision;

import java.util.List;
import java.util.function.Predicate;

/** What came of trials, as shares. */
record Outcome(List<Trial> trials) {
  private List<Trial> where(Predicate<Trial> condition) {
    return trials.stream().filter(condition).toList();
  }

  private Share ofRogues(Predicate<Trial> event) {
    return Share.of(where(Trial::isRogue), event);
  }

  private Share ofDevices(Predicate<Trial> event) {
    return Share.of(where(Trial::enrolled), event);
  }

  Share falseAccepts() {
    return ofRogues(Trial::isAccepted);
  }

  /** Of rogues' packets from one SNR to another. */
  Share falseAccepts(double fromDb, double toDb) {
    return Share.of(
        where(trial -> trial.isRogue() && trial.snrDb() >= fromDb && trial.snrDb() < toDb),
        Trial::isAccepted);
  }

  Share roguesUndecided() {
    return ofRogues(Trial::isUndecided);
  }

  /** Not recognised as itself. */
  Share falseRejects() {
    return ofDevices(trial -> trial.verdict() != Trial.Verdict.RIGHT);
  }

  Share falseRejects(double fromDb, double toDb) {
    return Share.of(
        where(trial -> trial.enrolled() && trial.snrDb() >= fromDb && trial.snrDb() < toDb),
        trial -> trial.verdict() != Trial.Verdict.RIGHT);
  }

  Share undecided() {
    return ofDevices(Trial::isUndecided);
  }

  Share refused() {
    return ofDevices(trial -> trial.verdict() == Trial.Verdict.REFUSED);
  }

  /** Taken for another device. */
  Share confused() {
    return ofDevices(trial -> trial.verdict() == Trial.Verdict.WRONG);
  }

  int galleriesAbove(double bound) {
    return Share.galleriesAbove(where(Trial::isRogue), Trial::isAccepted, bound, 0);
  }

  /** By more than what the gallery's own trials leave open, one-sided at 95 %. */
  int galleriesSurelyAbove(double bound) {
    return Share.galleriesAbove(where(Trial::isRogue), Trial::isAccepted, bound, 1.645);
  }
}
