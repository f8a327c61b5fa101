package io.rffi.embed.impairment;

import io.rffi.api.Embedder;
import io.rffi.api.EmbeddingSpace;
import io.rffi.api.Fingerprint;
import io.rffi.api.IqSignal;
import io.rffi.api.Metric;
import io.rffi.api.QualityGate;
import io.rffi.api.identity.Sha256;
import io.rffi.dsp.lora.LoraParameters;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * The classical baseline: a fingerprint of estimated impairments, such as I/Q imbalance, leakage,
 * drift, phase noise and the transmitter's turn-on, without any network or model file (after Brik,
 * Banerjee, Gruteser and Oh, MobiCom 2008, and the hand-made features that followed).
 *
 * <p>Each quantity of the {@link ImpairmentEstimator} is one dimension, counted in the spreads of
 * an {@link ImpairmentScale}; distances are Euclidean. Two embedders share a space if version,
 * options and scale are equal.
 *
 * <p>Immutable and safe for use by many threads at once.
 */
public final class ImpairmentEmbedder implements Embedder {
  private static final double LORA_RATE_HZ = 1e6;
  private static final int LORA_SYMBOLS = 8;

  private final ImpairmentEstimator estimator;
  private final ImpairmentScale scale;
  private final EmbeddingSpace space;

  private ImpairmentEmbedder(ImpairmentEstimator estimator, ImpairmentScale scale) {
    this.estimator = Objects.requireNonNull(estimator, "estimator");
    this.scale = scale;
    if (scale.quantities() != estimator.quantities().size()) {
      throw new IllegalArgumentException(
          "the scale has %d quantities, the estimator %d: learn it with this estimator"
              .formatted(scale.quantities(), estimator.quantities().size()));
    }
    String content = estimator.canonical() + "\n" + scale.toText();
    String id = Sha256.of(content.getBytes(StandardCharsets.UTF_8));
    space = new EmbeddingSpace(id, estimator.canonical(), scale.quantities(), Metric.EUCLIDEAN);
  }

  /**
   * For whatever an estimator measures, scaled by the quantities' own figures.
   *
   * @param estimator what measures the impairments
   * @return the embedder
   */
  public static ImpairmentEmbedder of(ImpairmentEstimator estimator) {
    return new ImpairmentEmbedder(estimator, ImpairmentScale.typical(estimator.quantities()));
  }

  /**
   * For LoRa preambles as the extractor delivers them: SF7, 125 kHz, eight symbols at 1 MHz.
   *
   * @return the embedder
   */
  public static ImpairmentEmbedder lora() {
    return of(LoraImpairments.of(LoraParameters.EU868_SF7, LORA_RATE_HZ, LORA_SYMBOLS));
  }

  /**
   * The same measurements on another scale.
   *
   * @param learnt for example from packets of known radios
   * @return an embedder of another space
   * @throws IllegalArgumentException if the scale has other quantities
   */
  public ImpairmentEmbedder withScale(ImpairmentScale learnt) {
    return new ImpairmentEmbedder(estimator, Objects.requireNonNull(learnt, "learnt"));
  }

  /**
   * What measures the impairments.
   *
   * @return the estimator, whose values are in physical units
   */
  public ImpairmentEstimator estimator() {
    return estimator;
  }

  /**
   * The space of the fingerprints: its id is a hash of everything that they depend on.
   *
   * @return the space
   */
  public EmbeddingSpace space() {
    return space;
  }

  /** Only packets of the estimator's waveform, if it has one. */
  @Override
  public QualityGate limits() {
    return estimator.waveform().map(QualityGate::waveform).orElse(QualityGate.OPEN);
  }

  @Override
  public List<Fingerprint> embed(List<IqSignal> preambles) {
    return preambles.stream()
        .map(preamble -> Fingerprint.of(space, scale.apply(estimator.estimate(preamble))))
        .toList();
  }
}
