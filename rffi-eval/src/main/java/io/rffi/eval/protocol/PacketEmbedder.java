package io.rffi.eval.protocol;

import io.rffi.api.Embedder;
import io.rffi.api.Fingerprint;
import io.rffi.api.IqSignal;
import io.rffi.api.Rejection;
import io.rffi.api.SignalQualityException;
import io.rffi.eval.data.LabelledSignal;
import io.rffi.eval.data.PacketSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Embeds sets of packets, batch by batch in several threads. A packet that is too poor for the
 * embedder is kept as {@linkplain RejectedPacket rejected}, and never silently left out.
 *
 * <p>Immutable and safe for use by many threads. Does not close the embedder.
 *
 * @param embedder makes the fingerprints
 * @param batch how many packets are embedded in one call, ≥ 1
 * @param threads how many calls there are at once, ≥ 1
 */
public record PacketEmbedder(Embedder embedder, int batch, int threads) {
  private static final int USUAL_BATCH = 64;

  /** Checks the numbers. */
  public PacketEmbedder {
    Objects.requireNonNull(embedder, "embedder");
    if (batch < 1 || threads < 1) {
      throw new IllegalArgumentException(
          "batch and threads must be at least 1, got " + batch + " and " + threads);
    }
  }

  /**
   * 64 packets at a time, by all processors.
   *
   * @param embedder makes the fingerprints
   * @return the usual
   */
  public static PacketEmbedder of(Embedder embedder) {
    return new PacketEmbedder(embedder, USUAL_BATCH, Runtime.getRuntime().availableProcessors());
  }

  /** Gives packets one after another. */
  @FunctionalInterface
  public interface Packets {
    /**
     * Hands all packets out, in order.
     *
     * @param sink takes them; it waits while the embedder is behind
     */
    void sendTo(Consumer<LabelledSignal> sink);
  }

  /**
   * Embeds packets that are in memory.
   *
   * @param set the packets
   * @return their fingerprints
   * @throws io.rffi.api.SampleRateException if they have another sample rate than the embedder
   * @throws UnusablePacketsException if all packets are too poor
   */
  public EmbeddedSet embed(PacketSet set) {
    return embed(set.name(), set.packets()::forEach);
  }

  /**
   * Embeds packets as they come, so that they need not be in memory at once: from files, {@code
   * embed(name, sink -> files.each(path, sink))}.
   *
   * @param name what to call the set
   * @param packets gives at least one packet
   * @return their fingerprints
   * @throws io.rffi.api.SampleRateException if they have another sample rate than the embedder
   * @throws UnusablePacketsException if all packets are too poor
   */
  public EmbeddedSet embed(String name, Packets packets) {
    Results results = new Results();
    List<LabelledSignal> waiting = new ArrayList<>(batch);
    try (BatchPool<Batch> pool = new BatchPool<>(threads, results::add)) {
      int[] first = {0};
      packets.sendTo(
          packet -> {
            waiting.add(packet);
            if (waiting.size() == batch) {
              submit(pool, first, waiting);
            }
          });
      if (!waiting.isEmpty()) {
        submit(pool, first, waiting);
      }
      pool.finish();
    }
    return new EmbeddedSet(name, results.embedded, results.rejected);
  }

  private void submit(BatchPool<Batch> pool, int[] first, List<LabelledSignal> waiting) {
    List<LabelledSignal> packets = List.copyOf(waiting);
    int start = first[0];
    first[0] += packets.size();
    waiting.clear();
    pool.submit(() -> embedded(start, packets));
  }

  /** What came of a batch. */
  private record Batch(List<EmbeddedPacket> embedded, List<RejectedPacket> rejected) {}

  /** What came of all batches, in order. */
  private static final class Results {
    private final List<EmbeddedPacket> embedded = new ArrayList<>();
    private final List<RejectedPacket> rejected = new ArrayList<>();

    void add(Batch batch) {
      embedded.addAll(batch.embedded());
      rejected.addAll(batch.rejected());
    }
  }

  private Batch embedded(int first, List<LabelledSignal> packets) {
    try {
      return new Batch(all(first, packets), List.of());
    } catch (SignalQualityException someArePoor) {
      return oneByOne(first, packets);
    }
  }

  private List<EmbeddedPacket> all(int first, List<LabelledSignal> packets) {
    List<IqSignal> signals = packets.stream().map(LabelledSignal::samples).toList();
    List<Fingerprint> fingerprints = embedder.embed(signals);
    if (fingerprints.size() != packets.size()) {
      throw new IllegalStateException(
          "the embedder gave %d fingerprints of %d packets"
              .formatted(fingerprints.size(), packets.size()));
    }
    List<EmbeddedPacket> embedded = new ArrayList<>(packets.size());
    for (int n = 0; n < packets.size(); n++) {
      embedded.add(
          new EmbeddedPacket(
              first + n,
              packets.get(n).device(),
              fingerprints.get(n),
              SampleDigest.of(signals.get(n))));
    }
    return embedded;
  }

  private Batch oneByOne(int first, List<LabelledSignal> packets) {
    List<EmbeddedPacket> embedded = new ArrayList<>();
    List<RejectedPacket> rejected = new ArrayList<>();
    for (int n = 0; n < packets.size(); n++) {
      LabelledSignal packet = packets.get(n);
      try {
        embedded.addAll(all(first + n, List.of(packet)));
      } catch (SignalQualityException poor) {
        rejected.add(new RejectedPacket(first + n, packet.device(), Rejection.of(poor)));
      }
    }
    return new Batch(embedded, rejected);
  }
}
