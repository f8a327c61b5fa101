package io.rffi.experiments.run;

import io.rffi.embed.onnx.OnnxEmbedder;
import io.rffi.eval.data.PacketSet;
import io.rffi.eval.protocol.EmbeddedSet;
import io.rffi.eval.protocol.PacketEmbedder;
import io.rffi.experiments.ReproductionOptions;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Trained extractors at work; what was enrolled is embedded once. For one thread. */
public final class OpenExtractors implements AutoCloseable {
  private static final int BATCH = 64;

  private final ExtractorFolder folder;
  private final int threads;
  private final Map<String, OnnxEmbedder> embedders = new LinkedHashMap<>();
  private final Map<Key, EmbeddedSet> enrolled = new HashMap<>();

  private record Key(String extractor, String enrolment) {}

  /**
   * None yet.
   *
   * @param options where they are kept, and how many threads embed
   */
  public OpenExtractors(ReproductionOptions options) {
    folder = new ExtractorFolder(options);
    threads = options.threads();
  }

  /** Loads one that is in the folder. */
  void open(String extractor) {
    embedders.put(extractor, OnnxEmbedder.load(folder.model(extractor)));
  }

  /**
   * Whether an extractor is at work.
   *
   * @param extractor its name
   * @return false if its training came to nothing
   */
  public boolean has(String extractor) {
    return embedders.containsKey(extractor);
  }

  /**
   * Embeds packets.
   *
   * @param extractor the name of one that is at work
   * @param packets any
   * @return their fingerprints, and which packets were too poor
   */
  public EmbeddedSet embed(String extractor, PacketSet packets) {
    return new PacketEmbedder(embedders.get(extractor), BATCH, threads).embed(packets);
  }

  /**
   * The fingerprints of enrolled packets.
   *
   * @param extractor the name of one that is at work
   * @param enrolment equal names are equal packets
   * @param packets loads them; asked only if their fingerprints are not known yet
   * @return their fingerprints
   */
  public EmbeddedSet enrolled(String extractor, String enrolment, Supplier<PacketSet> packets) {
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
