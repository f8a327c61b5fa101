package io.rffi.experiments.iq;

import io.rffi.experiments.run.Extractor;
import io.rffi.train.IqData;
import io.rffi.train.IqTraining;
import io.rffi.train.TrainingOptions;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An I/Q extractor with what it is trained on. */
record TrainableIq(IqExtractor extractor, IqData data) implements Extractor {
  private static final Logger LOG = LoggerFactory.getLogger(TrainableIq.class);

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
    return IqTraining.settings(extractor.recipe(), data, seed);
  }

  @Override
  public void train(TrainingOptions options) throws IOException, InterruptedException {
    LOG.info("{}: {}", name(), IqTraining.run(options, extractor.recipe(), data));
  }
}
