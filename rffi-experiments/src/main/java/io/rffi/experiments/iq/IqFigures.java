package io.rffi.experiments.iq;

import io.rffi.experiments.Merit;
import io.rffi.experiments.run.PublishedFigures;
import io.rffi.train.IqParadigm;

/** The figures of Morge-Rollet et al. (CAID 2020), of pairs of I/Q windows of 16 real radios. */
final class IqFigures {
  static final PublishedFigures PUBLISHED =
      new PublishedFigures(
          "L. Morge-Rollet, F. Le Roy, D. Le Jeune, R. Gautier, Siamese Network on I/Q Signals for"
              + " RF Fingerprinting, CAID 2020");

  static {
    pairs(IqParadigm.LOGISTIC, 0.9952);
    pairs(IqParadigm.CONTRASTIVE, 0.9744);
    pairs(IqParadigm.TRANSFER, 0.933);
  }

  private IqFigures() {}

  /** Beside the recipe as published, and beside ours. */
  private static void pairs(IqParadigm paradigm, double value) {
    PUBLISHED
        .with("pairs", IqExtractors.published(paradigm), "run-1", Merit.PAIR_ACCURACY, value)
        .with("pairs", IqExtractors.standard(paradigm), "run-1", Merit.PAIR_ACCURACY, value);
  }
}
