package io.rffi.experiments.lora;

import io.rffi.experiments.run.Extractor;
import io.rffi.train.LoraData;
import io.rffi.train.LoraTraining;
import io.rffi.train.LoraTrainingReport;
import io.rffi.train.TrainingOptions;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A LoRa extractor with what it is trained on. */
record TrainableLora(LoraExtractor extractor, LoraData data) implements Extractor {
  private static final Logger LOG = LoggerFactory.getLogger(TrainableLora.class);

  @Override
  public String name() {
    return extractor.name();
  }

  @Override
  public String explanation() {
    return extractor.explanation();
  }

  @Override
  public String settings(long seed) {
    return LoraTraining.settings(extractor.recipe(), data, seed);
  }

  @Override
  public void train(TrainingOptions options) throws IOException, InterruptedException {
    LoraTrainingReport report = LoraTraining.run(options, extractor.recipe(), data);
    LOG.info("{}: {}", name(), report.scores());
  }
}
