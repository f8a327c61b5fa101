package io.rffi.experiments.iq;

import io.rffi.experiments.run.Experiment;
import io.rffi.train.IqParadigm;
import java.util.List;
import java.util.stream.Stream;

/** The experiments of Morge-Rollet et al. (CAID 2020), and those that they leave as future work. */
enum IqExperiment implements Experiment {
  /** Whether two windows have one sender, as published. */
  PAIRS("pairs", "Whether two windows have one sender, of devices that were learnt from"),
  /** Devices that were not learnt from, from few windows. */
  FEW_SHOT("few-shot", "Devices that were not learnt from, known from 1, 5, 20 and 100 windows"),
  /** The same in noise. */
  SNR("snr", "Devices that were not learnt from, in noise"),
  /** The same with echoes. */
  MULTIPATH("multipath", "Devices that were not learnt from, with echoes");

  private final String text;
  private final String title;

  IqExperiment(String text, String title) {
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

  @Override
  public List<String> extractors() {
    return IqExtractors.all().stream()
        .filter(extractor -> extractor.half() != (this == PAIRS))
        .map(IqExtractor::name)
        .toList();
  }

  /** How an extractor's fingerprints are compared. */
  static IqParadigm paradigm(String extractor) {
    return Stream.of(IqParadigm.values())
        .filter(paradigm -> extractor.startsWith(IqExtractors.standard(paradigm)))
        .findFirst()
        .orElseThrow();
  }
}
