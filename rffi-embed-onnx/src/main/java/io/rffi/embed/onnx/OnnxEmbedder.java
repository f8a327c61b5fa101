package io.rffi.embed.onnx;

import io.rffi.api.Embedder;
import io.rffi.api.EmbeddingSpace;
import io.rffi.api.Fingerprint;
import io.rffi.api.IqSignal;
import io.rffi.api.LearnedSimilarity;
import io.rffi.api.Metric;
import io.rffi.api.ModelException;
import io.rffi.api.QualityGate;
import io.rffi.api.decision.DecisionStatistics;
import io.rffi.dsp.FrontEnd;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Embeds preambles with a network on ONNX Runtime.
 *
 * <p>The model has one float32 input [batch, {@link FrontEnd#inputShape()}…] and one float32 output
 * [batch, dimension]; the batch axis is dynamic, or 1. It describes itself in its metadata ({@link
 * ModelDescription}), or a {@code model.json} beside {@code model.onnx} does; the metadata wins.
 * The whole file is judged before it runs.
 *
 * <p>Safe for use by many threads at once: they share one session, and each call borrows native
 * buffers that are kept for the next. {@link #close()} waits for the calls that are under way.
 */
public final class OnnxEmbedder implements Embedder {
  private final OnnxNetwork network;
  private final ModelDescription description;
  private final EmbeddingSpace space;
  private final int chunk;
  private final ConcurrentLinkedQueue<Workspace> idle = new ConcurrentLinkedQueue<>();
  // Held shared by calls and alone by close(), since native code must not lose its memory.
  private final ReadWriteLock life = new ReentrantReadWriteLock();
  private boolean closed;

  /**
   * How a model is loaded and run.
   *
   * @param intraOpThreads how many threads work on one call, ≥ 1
   * @param maxBatch how many preambles go through the network at once, ≥ 1; bounds the memory
   * @param expectedSha256 the model file's SHA-256 in hexadecimal, if it is to be checked
   */
  public record Options(int intraOpThreads, int maxBatch, Optional<String> expectedSha256) {
    /**
     * One thread, since threads of the caller scale better than threads within a small network; at
     * most 32 preambles at once; any hash.
     */
    public static final Options DEFAULT = new Options(1, 32, Optional.empty());

    /** Checks the ranges. */
    public Options {
      Objects.requireNonNull(expectedSha256, "expectedSha256");
      if (intraOpThreads < 1 || maxBatch < 1) {
        throw new IllegalArgumentException(
            "threads and batch must be at least 1, got " + intraOpThreads + " and " + maxBatch);
      }
    }

    /**
     * These options with other threads.
     *
     * @param threads how many threads work on one call, ≥ 1
     * @return other options
     */
    public Options withIntraOpThreads(int threads) {
      return new Options(threads, maxBatch, expectedSha256);
    }

    /**
     * These options with another batch.
     *
     * @param preambles how many go through the network at once, ≥ 1
     * @return other options
     */
    public Options withMaxBatch(int preambles) {
      return new Options(intraOpThreads, preambles, expectedSha256);
    }

    /**
     * These options with an expected hash.
     *
     * @param sha256 in hexadecimal
     * @return other options
     */
    public Options withExpectedSha256(String sha256) {
      return new Options(intraOpThreads, maxBatch, Optional.of(sha256));
    }
  }

  private OnnxEmbedder(
      ModelBytes model, ModelDescription description, OnnxNetwork network, Options options) {
    this.network = network;
    this.description = description;
    NetworkShape shape = network.shape();
    chunk = shape.batch(options.maxBatch());
    String frontEnd =
        description.frontEnd().canonical() + " l2Normalise=" + description.l2Normalise();
    space =
        new EmbeddingSpace(SpaceId.of(model), frontEnd, shape.dimension(), description.metric());
  }

  /**
   * Loads a model, whatever its hash.
   *
   * @param model an ONNX file
   * @return the embedder
   * @throws ModelException if it is not a model that can be used, saying why
   */
  public static OnnxEmbedder load(Path model) {
    return load(model, Options.DEFAULT);
  }

  /**
   * Loads a model whose hash is known.
   *
   * @param model an ONNX file
   * @param expectedSha256 the file's SHA-256 in hexadecimal
   * @return the embedder
   * @throws ModelException if it has another hash, or is not a model that can be used
   */
  public static OnnxEmbedder load(Path model, String expectedSha256) {
    return load(model, Options.DEFAULT.withExpectedSha256(expectedSha256));
  }

  /**
   * Loads a model.
   *
   * @param model an ONNX file
   * @param options how it is run
   * @return the embedder
   * @throws ModelException if it is not a model that can be used, saying why
   */
  public static OnnxEmbedder load(Path model, Options options) {
    return load(model, Optional.empty(), options);
  }

  /**
   * Loads a model with a front end that the caller brings, such as {@link FrontEnd#of one of your
   * own}.
   *
   * @param model an ONNX file; if it, or a {@code model.json} beside it, has a description, that
   *     has to be of this front end; otherwise its fingerprints are compared as they are by the
   *     Euclidean distance, and it has no threshold
   * @param frontEnd makes the network's input
   * @return the embedder
   * @throws ModelException if it is not a model that can be used, saying why
   */
  public static OnnxEmbedder load(Path model, FrontEnd frontEnd) {
    return load(model, frontEnd, Options.DEFAULT);
  }

  /**
   * Loads a model with a front end that the caller brings, see {@link #load(Path, FrontEnd)}.
   *
   * @param model an ONNX file
   * @param frontEnd makes the network's input
   * @param options how it is run
   * @return the embedder
   * @throws ModelException if it is not a model that can be used, saying why
   */
  public static OnnxEmbedder load(Path model, FrontEnd frontEnd, Options options) {
    return load(model, Optional.of(frontEnd), options);
  }

  private static OnnxEmbedder load(Path model, Optional<FrontEnd> given, Options options) {
    ModelBytes bytes = ModelBytes.read(model);
    options.expectedSha256().ifPresent(bytes::requireSha256);
    Map<String, String> metadata = ModelInspection.inspect(bytes);
    return open(bytes, description(model, bytes, metadata, given), options);
  }

  private static ModelDescription description(
      Path model, ModelBytes bytes, Map<String, String> metadata, Optional<FrontEnd> given) {
    Path sidecar = Sidecar.of(model);
    if (!describesItself(metadata)) {
      if (Files.exists(sidecar)) {
        return ModelDescription.fromSidecar(sidecar, given);
      }
      if (given.isPresent()) {
        return ModelDescription.of(given.get(), false, Metric.EUCLIDEAN);
      }
    }
    return fromMetadata(bytes, metadata, sidecar.toString(), given);
  }

  /**
   * Loads the model for LoRa preambles (SF7, 125 kHz, at 1 MHz) that comes with this module.
   *
   * @return the embedder
   * @throws ModelException if this build has none, or it was changed
   */
  public static OnnxEmbedder bundledLora() {
    return bundledLora(Options.DEFAULT);
  }

  /**
   * Loads the model for LoRa preambles (SF7, 125 kHz, at 1 MHz) that comes with this module.
   *
   * @param options how it is run
   * @return the embedder
   * @throws ModelException if this build has none, or it was changed
   */
  public static OnnxEmbedder bundledLora(Options options) {
    return bundled(BundledModel.lora(), options);
  }

  /**
   * Loads the model for I/Q windows (128 samples at 5 MHz, of the training fields of 802.11a-like
   * frames) that comes with this module. Its metric is a similarity that it has learnt, too.
   *
   * @return the embedder
   * @throws ModelException if this build has none, or it was changed
   */
  public static OnnxEmbedder bundledIq() {
    return bundledIq(Options.DEFAULT);
  }

  /**
   * Loads the model for I/Q windows that comes with this module, see {@link #bundledIq()}.
   *
   * @param options how it is run
   * @return the embedder
   * @throws ModelException if this build has none, or it was changed
   */
  public static OnnxEmbedder bundledIq(Options options) {
    return bundled(BundledModel.iq(), options);
  }

  private static OnnxEmbedder bundled(ModelBytes bytes, Options options) {
    options.expectedSha256().ifPresent(bytes::requireSha256);
    Map<String, String> metadata = ModelInspection.inspect(bytes);
    return open(bytes, fromMetadata(bytes, metadata, "a sidecar", Optional.empty()), options);
  }

  private static boolean describesItself(Map<String, String> metadata) {
    return metadata.keySet().stream().anyMatch(key -> key.startsWith(ModelDescription.PREFIX));
  }

  private static ModelDescription fromMetadata(
      ModelBytes model, Map<String, String> metadata, String sidecar, Optional<FrontEnd> given) {
    if (!describesItself(metadata)) {
      throw new ModelException(
          "model "
              + model.name()
              + " doesn't say what its input is: it has no metadata rffi.*; describe it in "
              + sidecar);
    }
    return ModelDescription.fromMetadata("metadata of model " + model.name(), metadata, given);
  }

  private static OnnxEmbedder open(
      ModelBytes model, ModelDescription description, Options options) {
    OnnxNetwork network = OnnxNetwork.open(model, description.frontEnd(), options.intraOpThreads());
    try {
      requireFitting(model, description, network.shape().dimension());
    } catch (ModelException e) {
      network.close();
      throw e;
    }
    return new OnnxEmbedder(model, description, network, options);
  }

  private static void requireFitting(
      ModelBytes model, ModelDescription description, int dimension) {
    if (description.metric() instanceof LearnedSimilarity learned
        && learned.dimension() != dimension) {
      throw new ModelException(
          "model %s gives %d values, but describes a similarity of %d weights"
              .formatted(model.name(), dimension, learned.dimension()));
    }
    int known = description.statistics().map(all -> all.model().dimension()).orElse(dimension);
    if (known != dimension) {
      throw new ModelException(
          "model %s gives %d values, but has decision statistics of %d"
              .formatted(model.name(), dimension, known));
    }
  }

  /**
   * The space of this embedder's fingerprints: the SHA-256 of the model's file without what it
   * states of its {@linkplain ModelDescription#limits() limits} and its {@linkplain
   * ModelDescription#statistics() decision statistics}, the front end, the dimension and the
   * metric.
   *
   * @return the space
   */
  public EmbeddingSpace space() {
    return space;
  }

  /**
   * What the network looks at.
   *
   * @return the front end
   */
  public FrontEnd frontEnd() {
    return description.frontEnd();
  }

  /**
   * What the model, or the file beside it, says of itself.
   *
   * @return the description
   */
  public ModelDescription description() {
    return description;
  }

  /** {@link ModelDescription#statistics()}. */
  @Override
  public Optional<DecisionStatistics> statistics() {
    return description.statistics();
  }

  /** {@link ModelDescription#gate()}. */
  @Override
  public QualityGate limits() {
    return description.gate();
  }

  /**
   * {@inheritDoc}
   *
   * @throws ModelException if the network fails on this input
   * @throws IllegalStateException if this embedder was closed
   */
  @Override
  public List<Fingerprint> embed(List<IqSignal> preambles) {
    life.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException("this embedder was closed");
      }
      Workspace workspace =
          Objects.requireNonNullElseGet(idle.poll(), () -> new Workspace(network));
      try {
        return embed(preambles, workspace);
      } finally {
        idle.add(workspace);
      }
    } finally {
      life.readLock().unlock();
    }
  }

  private List<Fingerprint> embed(List<IqSignal> preambles, Workspace workspace) {
    List<Fingerprint> fingerprints = new ArrayList<>(preambles.size());
    for (int from = 0; from < preambles.size(); from += chunk) {
      List<IqSignal> batch = preambles.subList(from, Math.min(from + chunk, preambles.size()));
      FloatBuffer input = workspace.inputFor(batch.size());
      for (IqSignal preamble : batch) {
        frontEnd().process(preamble, input);
      }
      workspace.run();
      for (int n = 0; n < batch.size(); n++) {
        float[] values = workspace.output(n);
        if (description.l2Normalise()) {
          normalise(values);
        }
        fingerprints.add(Fingerprint.of(space, values));
      }
    }
    return Collections.unmodifiableList(fingerprints);
  }

  /** The zero vector becomes NaN, which no fingerprint can be: it has no direction. */
  private static void normalise(float[] values) {
    double energy = 0;
    for (float value : values) {
      energy += (double) value * value;
    }
    double norm = Math.sqrt(energy);
    for (int n = 0; n < values.length; n++) {
      values[n] = (float) (values[n] / norm);
    }
  }

  @Override
  public void close() {
    life.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        idle.forEach(Workspace::close);
        idle.clear();
        network.close();
      }
    } finally {
      life.writeLock().unlock();
    }
  }
}
