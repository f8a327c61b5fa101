package io.rffi.train.experiment;

import io.rffi.embed.onnx.OnnxEmbedder;
import io.rffi.eval.data.PacketSet;
import io.rffi.eval.protocol.EmbeddedSet;
import io.rffi.eval.protocol.PacketEmbedder;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Trained extractors at work; what was enrolled is embedded once. For one thread. */
final class OpenExtractors implements AutoCloseable {
  private static final int BATCH = 64;

  private final ReproductionOptions options;
  private final Map<String, OnnxEmbedder> embedders = new LinkedHashMap<>();
  private final Map<Key, EmbeddedSet> enrolled = new HashMap<>();

  private record Key(String extractor, String enrolment) {}

  OpenExtractors(ReproductionOptions options) {
    this.options = options;
  }

  /** Loads one that is in the folder. */
  void open(String extractor) {
    embedders.put(extractor, OnnxEmbedder.load(options.model(extractor)));
  }

  boolean has(String extractor) {
    return embedders.containsKey(extractor);
  }

  EmbeddedSet embed(String extractor, PacketSet packets) {
    return new PacketEmbedder(embedders.get(extractor), BATCH, options.threads()).embed(packets);
  }

  /** The fingerprints of enrolled packets, which are loaded only if they are not known yet. */
  EmbeddedSet enrolled(String extractor, String enrolment, Supplier<PacketSet> packets) {
    Key key = new Key(extractor, enrolment);
    EmbeddedSet known = enrolled.get(key);
    if (known == null) {
      known = embed(extractor, packets.get());
      enrolled.put(key, known);
    }
    return known;
  }

  @Override
  public void close() {
    embedders.values().forEach(OnnxEmbedder::close);
  }
}
