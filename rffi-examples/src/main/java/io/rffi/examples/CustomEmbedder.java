package io.rffi.examples;

import io.rffi.api.Embedder;
import io.rffi.api.EmbeddingSpace;
import io.rffi.api.Fingerprint;
import io.rffi.api.IqSignal;
import io.rffi.api.Metric;
import io.rffi.api.Spectrogram;
import io.rffi.dsp.spectrogram.ChannelIndependentSpectrogram;
import java.util.List;

/**
 * An embedder of one's own: the mean of each row of the channel-independent spectrogram. It takes
 * one method; the space says what its fingerprints can be compared with.
 */
public final class CustomEmbedder implements Embedder {
  private static final EmbeddingSpace SPACE =
      new EmbeddingSpace("row-means-1", "published spectrogram", 102, Metric.EUCLIDEAN);

  private final ChannelIndependentSpectrogram transform = new ChannelIndependentSpectrogram();

  /** An embedder that needs no model. */
  public CustomEmbedder() {}

  @Override
  public List<Fingerprint> embed(List<IqSignal> preambles) {
    return preambles.stream().map(this::embed).toList();
  }

  private Fingerprint embed(IqSignal preamble) {
    Spectrogram picture = transform.transform(preamble);
    float[] means = new float[picture.rows()];
    for (int row = 0; row < picture.rows(); row++) {
      for (int column = 0; column < picture.columns(); column++) {
        means[row] += picture.at(row, column) / picture.columns();
      }
    }
    return Fingerprint.of(SPACE, means);
  }
}
