package io.rffi.train;

import io.rffi.api.Metric;
import io.rffi.embed.onnx.ModelDescription;
import io.rffi.match.CalibratedThreshold;
import io.rffi.train.data.BatchSampler;
import io.rffi.train.engine.EmbeddingModel;
import io.rffi.train.engine.TripletTrainer;
import io.rffi.train.io.AtomicFiles;
import io.rffi.train.onnx.OnnxModelWriter;
import io.rffi.train.validation.HeldOutDevices;
import io.rffi.train.validation.OneToOne;
import io.rffi.train.validation.OpenSet;
import io.rffi.train.validation.Validation;
import io.rffi.train.validation.ValidationScore;
import java.io.IOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains an embedding network for LoRa on simulated transmitters, calibrates its threshold, and
 * writes it as an ONNX file.
 *
 * <p>Triplet loss with in-batch mining after Shen et al. (IEEE TIFS 2022), on packets that are made
 * anew for every batch. Validated on devices that take no part in the training. A training that was
 * killed goes on from its checkpoint when it is run again with the same work folder; the packets
 * are then the same as without the kill, the arithmetic as far as PyTorch repeats itself.
 */
public final class LoraTraining {
  /** The false-accept rate to which the written model's threshold is calibrated. */
  public static final double FALSE_ACCEPT_RATE = 0.01;

  private static final Logger LOG = LoggerFactory.getLogger(LoraTraining.class);
  private static final float MARGIN = 0.1f;

  private final LoraTrainingOptions options;
  private final LoraPopulations populations;

  private LoraTraining(LoraTrainingOptions options, LoraPopulations populations) {
    this.options = options;
    this.populations = populations;
  }

  /**
   * Trains, calibrates, and writes the model. One training at a time in a process.
   *
   * @param options what to train and for how long
   * @return where the model is, and how good it is on simulated devices
   * @throws TrainingFailedException if the network collapses or diverges
   * @throws io.rffi.train.checkpoint.CheckpointException if the work folder's checkpoint is damaged
   *     or belongs to another training
   * @throws IOException if a file can't be read or written
   * @throws InterruptedException if the thread is interrupted; the last checkpoint stays
   */
  public static LoraTrainingReport run(LoraTrainingOptions options)
      throws IOException, InterruptedException {
    return run(options, new LoraPopulations(options.frontEnd(), options.seed()));
  }

  static LoraTrainingReport run(LoraTrainingOptions options, LoraPopulations populations)
      throws IOException, InterruptedException {
    return new LoraTraining(options, populations).train();
  }

  private LoraTrainingReport train() throws IOException, InterruptedException {
    Files.createDirectories(options.work());
    LOG.info("training {} for {} min", options.settings(), options.minutes());
    try (TripletTrainer trainer =
        new TripletTrainer(
            options.network(),
            options.loss(),
            options.batchDevices(),
            options.batchPackets(),
            MARGIN,
            options.threads(),
            options.seed())) {
      double seconds = train(trainer);
      return finish(trainer.model(), trainer.steps(), seconds);
    }
  }

  private double train(TripletTrainer trainer) throws IOException, InterruptedException {
    BatchSampler sampler =
        new BatchSampler(
            populations.training(options.devices()),
            options.batchDevices(),
            options.batchPackets(),
            options.seed());
    List<TrainingListener> listeners = new ArrayList<>();
    try (TrainingLog log = new TrainingLog(options.work().resolve("training.csv"));
        ProgressDisplay display = options.progress() ? new ProgressDisplay() : null) {
      listeners.add(log);
      if (display != null) {
        listeners.add(display);
      }
      TrainingRun run = new TrainingRun(options, trainer, populations.validation(), listeners);
      run.toTheEnd(sampler);
      return run.seconds();
    }
  }

  private LoraTrainingReport finish(EmbeddingModel model, long steps, double seconds)
      throws IOException {
    OpenSet galleries = new OpenSet(options.seed());
    OneToOne pairs = new OneToOne(options.seed());
    for (HeldOutDevices held : populations.calibration()) {
      float[][] embeddings = model.embed(held.examples());
      galleries.add(held, embeddings);
      pairs.add(held, embeddings);
    }
    CalibratedThreshold threshold = galleries.calibrate(FALSE_ACCEPT_RATE);
    byte[] file = OnnxModelWriter.toBytes(model.snapshot(), metadata(threshold, steps));
    AtomicFiles.write(options.out(), file);
    LoraTrainingReport report =
        new LoraTrainingReport(
            options.out(),
            sha256(file),
            steps,
            seconds,
            score(model, populations.seenFamilies()),
            score(model, populations.unseenFamily()),
            threshold,
            pairs.calibrate(FALSE_ACCEPT_RATE));
    LOG.info("{}", report);
    return report;
  }

  private static ValidationScore score(EmbeddingModel model, HeldOutDevices held) {
    return Validation.score(held, model.embed(held.examples()));
  }

  private Map<String, String> metadata(CalibratedThreshold threshold, long steps) {
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("data", "simulated LoRa transmitters only");
    entries.put("training", options.settings() + " steps=" + steps);
    entries.putAll(
        ModelDescription.of(options.frontEnd(), false, Metric.EUCLIDEAN)
            .withThreshold(threshold.value(), FALSE_ACCEPT_RATE)
            .withWaveform("lora sf7 125000")
            .toMetadata());
    return entries;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
