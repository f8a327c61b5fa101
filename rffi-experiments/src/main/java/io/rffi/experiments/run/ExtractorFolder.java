package io.rffi.experiments.run;

import io.rffi.experiments.MissingFigure;
import io.rffi.experiments.OtherExtractorException;
import io.rffi.experiments.ReproductionListener;
import io.rffi.experiments.ReproductionOptions;
import io.rffi.experiments.TriedExtractor;
import io.rffi.train.Training;
import io.rffi.train.TrainingFailedException;
import io.rffi.train.TrainingOptions;
import io.rffi.train.onnx.OnnxMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The folder in which extractors are kept. What is there was trained by the same settings and for
 * at least as long, or is trained on.
 */
public final class ExtractorFolder {
  /** How many steps lie between two validations of a training by descent. */
  public static final int VALIDATE_EVERY = 200;

  private static final String TRAINING = "training";
  private static final String MINUTES = "training.minutes";

  private final ReproductionOptions options;

  /**
   * A folder.
   *
   * @param options where it is, and how long its extractors are trained
   */
  public ExtractorFolder(ReproductionOptions options) {
    this.options = options;
  }

  /** Where an extractor is. */
  Path model(String extractor) {
    return options.folder().resolve(extractor + ".onnx");
  }

  private TrainingOptions training(String extractor) {
    return TrainingOptions.defaults(model(extractor), options.folder().resolve(extractor + ".work"))
        .withMinutes(options.minutes())
        .withSeed(options.seed())
        .withValidateEvery(VALIDATE_EVERY)
        .withThreads(options.threads())
        .withProgress(options.progress());
  }

  /**
   * How a finished extractor was trained, if there is one.
   *
   * @throws OtherExtractorException if there is one of that name that was trained otherwise
   */
  Optional<String> finished(Extractor extractor) throws IOException {
    Path model = model(extractor.name());
    if (!Files.exists(model)) {
      return Optional.empty();
    }
    Map<String, String> metadata = OnnxMetadata.read(model);
    String training = metadata.getOrDefault(TRAINING, "");
    String settings = extractor.task().settings(options.seed());
    if (!training.startsWith(settings + " ")) {
      throw new OtherExtractorException(model, training, settings);
    }
    double minutes = Double.parseDouble(metadata.getOrDefault(MINUTES, "0"));
    return minutes >= options.minutes()
        ? Optional.of(training + " minutes=" + minutes)
        : Optional.empty();
  }

  /**
   * Makes extractors ready, one after the other; one that comes to nothing is said to be missing.
   *
   * @param extractors which
   * @param open where they are loaded to
   * @param results hears of them
   * @param listener hears how it goes
   * @throws OtherExtractorException if the folder holds an extractor that was trained otherwise
   * @throws IOException if a file can't be read or written
   * @throws InterruptedException if the thread is interrupted; what was trained stays
   */
  public void obtain(
      List<Extractor> extractors,
      OpenExtractors open,
      Results results,
      ReproductionListener listener)
      throws IOException, InterruptedException {
    for (Extractor each : extractors) {
      // What belongs to another reproduction is said before hours are spent.
      finished(each);
    }
    for (Extractor each : extractors) {
      try {
        String training = obtain(each, listener);
        results.add(new TriedExtractor(each.name(), each.explanation(), training));
        open.open(each.name());
      } catch (TrainingFailedException e) {
        results.add(new MissingFigure("", each.name(), "", e.getMessage()));
      }
    }
  }

  /**
   * Trains an extractor unless it is finished.
   *
   * @return how it was trained
   * @throws io.rffi.train.TrainingFailedException if nothing comes of it
   */
  private String obtain(Extractor extractor, ReproductionListener listener)
      throws IOException, InterruptedException {
    Optional<String> before = finished(extractor);
    if (before.isPresent()) {
      listener.begins(extractor.name() + ": trained already");
      return before.get();
    }
    listener.begins(
        "%s: %s; training for %s min"
            .formatted(extractor.name(), extractor.explanation(), options.minutes()));
    Training.run(training(extractor.name()), extractor.task());
    return finished(extractor)
        .orElseThrow(() -> new IllegalStateException("no model of " + extractor.name()));
  }
}
