package io.rffi.experiments.lora;

import io.rffi.experiments.run.Experiment;
import java.util.List;

/** The experiments of Shen et al. (IEEE TIFS 2022). */
enum LoraExperiment implements Experiment {
  /** Devices that were trained on, others of the same model, and other models. */
  GENERALISATION(
      "generalisation",
      "Devices trained on, others of their model, and other models, by the number of training"
          + " devices"),
  /** Devices that are not enrolled. */
  ROGUE("rogue", "Devices that are not enrolled, told from enrolled ones"),
  /** Enrolled at one place, looked for at others. */
  PLACES("places", "Enrolled near the receiver, looked for at ten places"),
  /** Ever faster motion. */
  DOPPLER("doppler", "In sight of the receiver, moved with a largest Doppler shift of 0 to 100 Hz"),
  /** The antenna turned. */
  POLARISATION(
      "polarisation", "The antenna turned between enrolment and test, or the place changed");

  /** Of the devices that were trained on, the paper tests the first ten. */
  static final String SEEN = "seen";

  static final int SEEN_DEVICES = 10;

  /** The set whose devices are enrolled when rogues are looked for. */
  static final String AGAINST_ROGUES = "unseen";

  private final String text;
  private final String title;

  LoraExperiment(String text, String title) {
    this.text = text;
    this.title = title;
  }

  @Override
  public String text() {
    return text;
  }

  @Override
  public String title() {
    return title;
  }

  /**
   * What is tested.
   *
   * @return names of sets; a campaign need not have all
   */
  List<String> sets() {
    return switch (this) {
      case GENERALISATION -> List.of(SEEN, AGAINST_ROGUES, "other-models");
      case ROGUE -> List.of("rogue");
      case PLACES -> List.of("D1", "D2", "D3", "D4", "D5", "D6", "D7", "D8", "D9", "D10");
      case DOPPLER -> DopplerSets.names();
      case POLARISATION -> PolarisationSets.NAMES;
    };
  }

  @Override
  public List<String> extractors() {
    return switch (this) {
      case GENERALISATION, ROGUE ->
          List.of(
              LoraExtractors.PUBLISHED_30,
              LoraExtractors.PUBLISHED_20,
              LoraExtractors.PUBLISHED_10,
              LoraExtractors.COMPACT,
              LoraExtractors.STANDARD,
              LoraExtractors.STANDARD_20,
              LoraExtractors.STANDARD_10);
      case PLACES ->
          List.of(
              LoraExtractors.PUBLISHED_30,
              LoraExtractors.NO_AUGMENTATION,
              LoraExtractors.PLAIN_SPECTROGRAM,
              LoraExtractors.COMPACT,
              LoraExtractors.STANDARD);
      case DOPPLER ->
          List.of(
              LoraExtractors.DOPPLER_NONE,
              LoraExtractors.PUBLISHED_30,
              LoraExtractors.DOPPLER_100,
              LoraExtractors.COMPACT,
              LoraExtractors.STANDARD);
      case POLARISATION ->
          List.of(
              LoraExtractors.PUBLISHED_30,
              LoraExtractors.NO_AUGMENTATION,
              LoraExtractors.COMPACT,
              LoraExtractors.STANDARD);
    };
  }
}
