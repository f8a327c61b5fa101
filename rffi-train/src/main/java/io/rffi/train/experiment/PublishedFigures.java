package io.rffi.train.experiment;

import io.rffi.train.IqParadigm;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Every published figure that something here is set beside, and where it is from. */
public final class PublishedFigures {
  /** The paper of the LoRa experiments. */
  public static final String LORA_SOURCE =
      "G. Shen, J. Zhang, A. Marshall, J. R. Cavallaro, Towards Scalable and Channel-Robust Radio"
          + " Frequency Fingerprint Identification for LoRa, IEEE TIFS 2022";

  /** The paper of the I/Q experiments. */
  public static final String IQ_SOURCE =
      "L. Morge-Rollet, F. Le Roy, D. Le Jeune, R. Gautier, Siamese Network on I/Q Signals for RF"
          + " Fingerprinting, CAID 2020";

  private static final Map<Key, PublishedFigure> FIGURES = new HashMap<>();

  static {
    // 60 real LoRa devices.
    lora("generalisation", LoraExtractors.PUBLISHED_30, "seen", Merit.ACCURACY, 0.9850);
    lora("generalisation", LoraExtractors.PUBLISHED_30, "unseen", Merit.ACCURACY, 0.9840);
    lora("generalisation", LoraExtractors.PUBLISHED_30, "other-models", Merit.ACCURACY, 0.8867);
    lora("generalisation", LoraExtractors.PUBLISHED_10, "other-models", Merit.ACCURACY, 0.7580);
    lora("rogue", LoraExtractors.PUBLISHED_30, "rogue", Merit.AUC, 0.9905);
    lora("rogue", LoraExtractors.PUBLISHED_10, "rogue", Merit.AUC, 0.9479);
    // The farthest place, and a place where the device was moved.
    lora("places", LoraExtractors.NO_AUGMENTATION, "D6", Merit.ACCURACY, 0.7880);
    lora("places", LoraExtractors.PLAIN_SPECTROGRAM, "D6", Merit.ACCURACY, 0.5590);
    lora("places", LoraExtractors.PLAIN_SPECTROGRAM, "D10", Merit.ACCURACY, 0.4940);
    lora("doppler", LoraExtractors.DOPPLER_NONE, "doppler-100", Merit.ACCURACY, 0.6860);
    put(
        "doppler",
        LoraExtractors.PUBLISHED_30,
        "doppler-100",
        Merit.ACCURACY,
        new PublishedFigure(0.80, true, LORA_SOURCE));
    // Pairs of I/Q windows of 16 real radios.
    iq(IqParadigm.LOGISTIC, 0.9952);
    iq(IqParadigm.CONTRASTIVE, 0.9744);
    iq(IqParadigm.TRANSFER, 0.933);
  }

  private PublishedFigures() {}

  private record Key(String experiment, String extractor, String set, Merit merit) {}

  private static void lora(
      String experiment, String extractor, String set, Merit merit, double value) {
    put(experiment, extractor, set, merit, new PublishedFigure(value, false, LORA_SOURCE));
  }

  /** Beside the recipe as published, and beside ours. */
  private static void iq(IqParadigm paradigm, double value) {
    PublishedFigure figure = new PublishedFigure(value, false, IQ_SOURCE);
    put("pairs", IqExtractors.published(paradigm), "run-1", Merit.PAIR_ACCURACY, figure);
    put("pairs", IqExtractors.standard(paradigm), "run-1", Merit.PAIR_ACCURACY, figure);
  }

  private static void put(
      String experiment, String extractor, String set, Merit merit, PublishedFigure figure) {
    FIGURES.put(new Key(experiment, extractor, set, merit), figure);
  }

  /**
   * What was published of an experiment.
   *
   * @param experiment its name
   * @param extractor the extractor's name
   * @param set the tested set's name
   * @param merit which figure
   * @return the figure, if the paper states it
   */
  public static Optional<PublishedFigure> of(
      String experiment, String extractor, String set, Merit merit) {
    return Optional.ofNullable(FIGURES.get(new Key(experiment, extractor, set, merit)));
  }
}
