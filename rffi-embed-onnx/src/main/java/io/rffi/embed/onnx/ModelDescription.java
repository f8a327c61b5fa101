package io.rffi.embed.onnx;

import io.rffi.api.Metric;
import io.rffi.api.ModelException;
import io.rffi.api.QualityGate;
import io.rffi.api.decision.DecisionStatistics;
import io.rffi.dsp.FrontEnd;
import io.rffi.dsp.lora.LoraParameters;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What must be known of a network besides its graph: how its input is made and its output compared.
 *
 * <p>It travels in the model's {@code metadata_props} under keys that begin with {@code rffi.}, or,
 * for a model from elsewhere, in a JSON file beside the model. Reading is strict: a key that is
 * missing, unknown, of a wrong type or not finite is refused by name, because a description that is
 * nearly right gives fingerprints that are wrong.
 *
 * @param frontEnd how a preamble becomes the network's input
 * @param l2Normalise whether the output is divided by its Euclidean norm after the network
 * @param metric how fingerprints are compared; a learned one has as many weights as a fingerprint
 *     has values
 * @param threshold the distance up to which a packet counts as known, ≥ 0, if one was calibrated
 * @param thresholdFalseAcceptRate the false-accept rate in [0, 1] that the threshold was calibrated
 *     to; only with a threshold
 * @param waveform what the network was made for: a LoRa modulation in the words of {@link
 *     LoraParameters#text()}, such as {@code "lora sf7 125000"}, to which packets are then held; or
 *     words of one's own, to which nobody can hold them
 * @param limits how well a packet must be received
 * @param statistics what is known of radios in general, for decisions at a stated error rate
 */
public record ModelDescription(
    FrontEnd frontEnd,
    boolean l2Normalise,
    Metric metric,
    OptionalDouble threshold,
    OptionalDouble thresholdFalseAcceptRate,
    Optional<String> waveform,
    ModelLimits limits,
    Optional<DecisionStatistics> statistics) {
  /**
   * The format that this version writes, and the newest that it reads. A new key needs no new
   * format: who does not know it refuses the model. A known key's new meaning does.
   */
  public static final int FORMAT_VERSION = 1;

  /** What every metadata key of this library begins with. */
  static final String PREFIX = "rffi.";

  /** Checks the ranges. */
  public ModelDescription {
    Objects.requireNonNull(frontEnd, "frontEnd");
    Objects.requireNonNull(metric, "metric");
    Objects.requireNonNull(limits, "limits");
    Objects.requireNonNull(statistics, "statistics");
    if (threshold.isPresent() && !(threshold.getAsDouble() >= 0 && isFinite(threshold))) {
      throw new IllegalArgumentException("threshold must be at least 0 and finite: " + threshold);
    }
    if (thresholdFalseAcceptRate.isPresent()) {
      double rate = thresholdFalseAcceptRate.getAsDouble();
      if (!(rate >= 0 && rate <= 1)) {
        throw new IllegalArgumentException("thresholdFalseAcceptRate is not in [0, 1]: " + rate);
      }
      if (threshold.isEmpty()) {
        throw new IllegalArgumentException("thresholdFalseAcceptRate without a threshold");
      }
    }
    if (waveform.isPresent() && waveform.get().isBlank()) {
      throw new IllegalArgumentException("waveform is blank; leave it out");
    }
    waveform.ifPresent(LoraParameters::parse); // refuses a modulation that there is not
  }

  private static boolean isFinite(OptionalDouble value) {
    return Double.isFinite(value.getAsDouble());
  }

  /**
   * A description without threshold, waveform and limits.
   *
   * @param frontEnd how a preamble becomes the network's input
   * @param l2Normalise whether the output is divided by its Euclidean norm after the network
   * @param metric how fingerprints are compared
   * @return the description
   */
  public static ModelDescription of(FrontEnd frontEnd, boolean l2Normalise, Metric metric) {
    return new ModelDescription(
        frontEnd,
        l2Normalise,
        metric,
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        Optional.empty(),
        ModelLimits.NONE,
        Optional.empty());
  }

  /**
   * This description with a calibrated threshold.
   *
   * @param distance the distance up to which a packet counts as known, ≥ 0
   * @param falseAcceptRate what it was calibrated to, in [0, 1]
   * @return another description
   */
  public ModelDescription withThreshold(double distance, double falseAcceptRate) {
    return new ModelDescription(
        frontEnd,
        l2Normalise,
        metric,
        OptionalDouble.of(distance),
        OptionalDouble.of(falseAcceptRate),
        waveform,
        limits,
        statistics);
  }

  /**
   * This description with a waveform.
   *
   * @param text what the network was made for, not blank
   * @return another description
   */
  public ModelDescription withWaveform(String text) {
    return new ModelDescription(
        frontEnd,
        l2Normalise,
        metric,
        threshold,
        thresholdFalseAcceptRate,
        Optional.of(text),
        limits,
        statistics);
  }

  /**
   * This description with limits.
   *
   * @param measured how well a packet must be received
   * @return another description
   */
  public ModelDescription withLimits(ModelLimits measured) {
    return new ModelDescription(
        frontEnd,
        l2Normalise,
        metric,
        threshold,
        thresholdFalseAcceptRate,
        waveform,
        measured,
        statistics);
  }

  /**
   * This description with decision statistics.
   *
   * @param learnt of fingerprints of this model
   * @return another description
   */
  public ModelDescription withStatistics(DecisionStatistics learnt) {
    return new ModelDescription(
        frontEnd,
        l2Normalise,
        metric,
        threshold,
        thresholdFalseAcceptRate,
        waveform,
        limits,
        Optional.of(learnt));
  }

  /**
   * What packets the model was made and validated for: of its waveform, if it is LoRa, and within
   * its limits.
   *
   * @return the gate; open if the model states neither
   */
  public QualityGate gate() {
    return waveform
        .flatMap(LoraParameters::parse)
        .map(lora -> QualityGate.waveform(lora).and(limits.gate()))
        .orElseGet(limits::gate);
  }

  /**
   * What is written into a model's {@code metadata_props}, in this order.
   *
   * <p>The format version comes last and is required, so that a file that was cut short between two
   * entries is refused and doesn't just lose its threshold.
   *
   * @return a new map
   */
  public Map<String, String> toMetadata() {
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put(PREFIX + "frontEnd", frontEnd.name());
    entries.put(PREFIX + "sampleRateHz", Double.toString(frontEnd.sampleRateHz()));
    entries.put(PREFIX + "samples", Integer.toString(frontEnd.samples()));
    frontEnd.parameters().forEach((key, value) -> entries.put(PREFIX + key, value.toString()));
    entries.put(PREFIX + "l2Normalise", Boolean.toString(l2Normalise));
    DescriptionFields.write(metric, PREFIX, entries);
    threshold.ifPresent(value -> entries.put(PREFIX + "threshold", Double.toString(value)));
    thresholdFalseAcceptRate.ifPresent(
        value -> entries.put(PREFIX + "thresholdFalseAcceptRate", Double.toString(value)));
    waveform.ifPresent(text -> entries.put(PREFIX + "waveform", text));
    limits
        .minimumSnrDb()
        .ifPresent(db -> entries.put(PREFIX + "minimumSnrDb", Double.toString(db)));
    limits
        .minimumLevelSteps()
        .ifPresent(steps -> entries.put(PREFIX + "minimumLevelSteps", Double.toString(steps)));
    statistics.ifPresent(
        learnt -> entries.put(PREFIX + "decisionStatistics", StatisticsText.write(learnt)));
    entries.put(PREFIX + "formatVersion", Integer.toString(FORMAT_VERSION));
    return entries;
  }

  /**
   * Reads what {@link #toMetadata} wrote.
   *
   * @param metadata a model's {@code metadata_props}; keys without {@code rffi.} are passed over
   * @return the description
   * @throws ModelException if a key is missing, unknown or has no usable value, or if a newer
   *     version wrote them
   */
  public static ModelDescription fromMetadata(Map<String, String> metadata) {
    return fromMetadata("the model's metadata", metadata, Optional.empty());
  }

  static ModelDescription fromMetadata(
      String where, Map<String, String> metadata, Optional<FrontEnd> given) {
    Map<String, String> ours = new LinkedHashMap<>();
    metadata.forEach(
        (key, value) -> {
          if (key.startsWith(PREFIX)) {
            ours.put(key.substring(PREFIX.length()), value);
          }
        });
    return new DescriptionFields(where, PREFIX, ours).description(true, given);
  }

  /**
   * Reads a JSON file that describes a model from elsewhere.
   *
   * <p>It holds one object with {@code frontEnd}, {@code sampleRateHz}, {@code samples}, the {@link
   * FrontEnd#parameters} of that front end, {@code l2Normalise} and {@code metric} ({@code
   * "euclidean"}, {@code "cosine"}, or {@code "weighted-l1"} with {@code similarityBias} and {@code
   * similarityWeights}, an array of numbers), and perhaps {@code threshold}, {@code
   * thresholdFalseAcceptRate}, {@code waveform}, {@code minimumSnrDb}, {@code minimumLevelSteps}
   * and {@code decisionStatistics}.
   *
   * @param json the file; {@code model.json} describes {@code model.onnx}
   * @return the description
   * @throws ModelException if the file can't be read or says something else
   */
  public static ModelDescription fromSidecar(Path json) {
    return fromSidecar(json, Optional.empty());
  }

  static ModelDescription fromSidecar(Path json, Optional<FrontEnd> given) {
    return new DescriptionFields(json.toString(), "", Sidecar.read(json)).description(false, given);
  }
}
