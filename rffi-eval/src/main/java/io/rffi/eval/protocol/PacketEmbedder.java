package io.rffi.eval.protocol;

import io.rffi.api.Embedder;
import io.rffi.api.Fingerprint;
import io.rffi.api.IqSignal;
import io.rffi.api.Rejection;
import io.rffi.api.SignalQualityException;
import io.rffi.eval.data.LabelledSignal;
import io.rffi.eval.data.PacketSet;
import io.rffi.eval.data.PacketSink;
import io.rffi.eval.pipeline.OrderedPipeline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

/**
 * Embeds sets of packets, batch by batch in several threads. A packet that is too poor for the
 * embedder, or was rejected by a gate before, is kept as {@linkplain RejectedPacket rejected}, and
 * never silently left out.
 *
 * <p>Immutable and safe for use by many threads. Does not close the embedder.
 *
 * @param embedder makes the fingerprints
 * @param batch how many packets are embedded in one call, ≥ 1
 * @param threads how many calls there are at once, ≥ 1
 */
public record PacketEmbedder(Embedder embedder, int batch, int threads) {
  private static final int USUAL_BATCH = 64;

  /** Batches that each thread may be ahead. */
  private static final int AHEAD = 2;

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
     * @param sink takes them, and those that a gate has rejected; it waits while the embedder is
     *     behind
     */
    void sendTo(PacketSink sink);
  }

  /**
   * Embeds packets that are in memory.
   *
   * @param set the packets
   * @return their fingerprints
   * @throws io.rffi.api.SampleRateException if they have another sample rate than the embedder
   * @throws io.rffi.api.ModelException if the embedder does not give a fingerprint of each
   * @throws UnusablePacketsException if all packets are too poor
   */
  public EmbeddedSet embed(PacketSet set) {
    return embed(set.name(), sink -> set.packets().forEach(sink));
  }

  /**
   * Embeds packets as they come, so that they need not be in memory at once: from files, {@code
   * embed(name, sink -> files.eachOrRejected(path, sink))}.
   *
   * @param name what to call the set
   * @param packets gives at least one packet
   * @return their fingerprints
   * @throws io.rffi.api.SampleRateException if they have another sample rate than the embedder
   * @throws io.rffi.api.ModelException if the embedder does not give a fingerprint of each
   * @throws UnusablePacketsException if all packets are too poor
   */
  public EmbeddedSet embed(String name, Packets packets) {
    try (OrderedPipeline<Batch> pipeline =
        new OrderedPipeline<>("rffi-embedding", threads, AHEAD)) {
      Run run = new Run(pipeline);
      packets.sendTo(run);
      run.submit();
      while (!pipeline.isEmpty()) {
        run.done();
      }
      return run.set(name);
    }
  }

  /** A packet and its place in its set. */
  private record Numbered(int number, LabelledSignal packet) {}

  /** What came of a batch. */
  private record Batch(List<EmbeddedPacket> embedded, List<RejectedPacket> rejected) {}

  /** Packets that wait for their batch to be full, and what came of those before. */
  private final class Run implements PacketSink {
    private final List<Numbered> waiting = new ArrayList<>(batch);
    private final List<EmbeddedPacket> embedded = new ArrayList<>();
    private final List<RejectedPacket> rejectedByEmbedder = new ArrayList<>();
    private final List<RejectedPacket> rejectedByGate = new ArrayList<>();
    private final OrderedPipeline<Batch> pipeline;
    private int taken;

    Run(OrderedPipeline<Batch> pipeline) {
      this.pipeline = pipeline;
    }

    @Override
    public void accept(LabelledSignal packet) {
      waiting.add(new Numbered(taken++, packet));
      if (waiting.size() == batch) {
        submit();
      }
    }

    @Override
    public void reject(String device, Rejection rejection) {
      rejectedByGate.add(new RejectedPacket(taken++, device, rejection));
    }

    void submit() {
      if (!waiting.isEmpty()) {
        List<Numbered> packets = List.copyOf(waiting);
        if (!pipeline.hasRoom()) {
          done();
        }
        pipeline.submit(() -> embedded(packets));
        waiting.clear();
      }
    }

    void done() {
      try {
        Batch result = pipeline.take();
        embedded.addAll(result.embedded());
        rejectedByEmbedder.addAll(result.rejected());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        CancellationException interrupted = new CancellationException("interrupted");
        interrupted.initCause(e);
        throw interrupted;
      }
    }

    EmbeddedSet set(String name) {
      List<RejectedPacket> rejected =
          Stream.concat(rejectedByEmbedder.stream(), rejectedByGate.stream())
              .sorted(Comparator.comparingInt(RejectedPacket::number))
              .toList();
      return new EmbeddedSet(name, embedded, rejected);
    }
  }

  private Batch embedded(List<Numbered> packets) {
    try {
      return new Batch(all(packets), List.of());
    } catch (SignalQualityException someAreRejected) {
      return oneByOne(packets);
    }
  }

  private List<EmbeddedPacket> all(List<Numbered> packets) {
    List<IqSignal> signals = packets.stream().map(one -> one.packet().samples()).toList();
    List<Fingerprint> fingerprints = embedder.embedAll(signals);
    List<EmbeddedPacket> embedded = new ArrayList<>(packets.size());
    for (int n = 0; n < packets.size(); n++) {
      embedded.add(
          new EmbeddedPacket(
              packets.get(n).number(),
              packets.get(n).packet().device(),
              fingerprints.get(n),
              SampleDigest.of(signals.get(n))));
    }
    return embedded;
  }

  private Batch oneByOne(List<Numbered> packets) {
    List<EmbeddedPacket> embedded = new ArrayList<>();
    List<RejectedPacket> rejected = new ArrayList<>();
    for (Numbered one : packets) {
      try {
        embedded.addAll(all(List.of(one)));
      } catch (SignalQualityException e) {
        rejected.add(new RejectedPacket(one.number(), one.packet().device(), Rejection.of(e)));
      }
    }
    return new Batch(embedded, rejected);
  }
}
