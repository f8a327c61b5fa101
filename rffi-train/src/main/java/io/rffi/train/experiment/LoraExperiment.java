package io.rffi.train.experiment;

import java.util.List;

/** The experiments of Shen et al. (IEEE TIFS 2022). */
public enum LoraExperiment {
  /** Devices that were trained on, others of the same model, and other models. */
  GENERALISATION(
      "generalisation",
      "Devices trained on, others of their model, and other models, by the number of training"
          + " devices",
      List.of("seen", "unseen", "other-models"),
      List.of(
          LoraExtractors.PUBLISHED_30,
          LoraExtractors.PUBLISHED_20,
          LoraExtractors.PUBLISHED_10,
          LoraExtractors.STANDARD)),
  /** Devices that are not enrolled. */
  ROGUE(
      "rogue",
      "Devices that are not enrolled, told from enrolled ones",
      List.of("rogue"),
      GENERALISATION.extractors),
  /** Enrolled at one place, looked for at others. */
  PLACES(
      "places",
      "Enrolled near the receiver, looked for at ten places",
      List.of("D1", "D2", "D3", "D4", "D5", "D6", "D7", "D8", "D9", "D10"),
      List.of(
          LoraExtractors.PUBLISHED_30,
          LoraExtractors.NO_AUGMENTATION,
          LoraExtractors.PLAIN_SPECTROGRAM,
          LoraExtractors.STANDARD)),
  /** Ever faster motion. */
  DOPPLER(
      "doppler",
      "Motion with a largest Doppler shift of 0 to 100 Hz",
      List.of("doppler-0", "doppler-10", "doppler-25", "doppler-50", "doppler-75", "doppler-100"),
      List.of(
          LoraExtractors.DOPPLER_NONE,
          LoraExtractors.PUBLISHED_30,
          LoraExtractors.DOPPLER_100,
          LoraExtractors.STANDARD)),
  /** The antenna turned. */
  ANTENNA(
      "antenna",
      "The antenna turned between enrolment and test",
      List.of("antenna", "antenna-far"),
      List.of(
          LoraExtractors.PUBLISHED_30, LoraExtractors.NO_AUGMENTATION, LoraExtractors.STANDARD));

  /** The set whose devices are enrolled when rogues are looked for. */
  static final String AGAINST_ROGUES = "unseen";

  private final String text;
  private final String title;
  private final List<String> sets;
  private final List<String> extractors;

  LoraExperiment(String text, String title, List<String> sets, List<String> extractors) {
    this.text = text;
    this.title = title;
    this.sets = sets;
    this.extractors = extractors;
  }

  /**
   * The name in files and on the command line.
   *
   * @return in lower case
   */
  public String text() {
    return text;
  }

  /**
   * What is tried.
   *
   * @return in a sentence, without its end
   */
  public String title() {
    return title;
  }

  /**
   * What is tested.
   *
   * @return names of sets; a campaign need not have all
   */
  public List<String> sets() {
    return sets;
  }

  /**
   * Which extractors are compared.
   *
   * @return names out of {@link LoraExtractors}
   */
  public List<String> extractors() {
    return extractors;
  }
}
