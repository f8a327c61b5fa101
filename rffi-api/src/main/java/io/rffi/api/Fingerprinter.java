package io.rffi.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * The way from signal to fingerprints: preamble extractor → quality gate → embedder, in bounded
 * memory. {@link DeviceIdentifier} compares them with a store.
 *
 * <p>Safe for use by many threads at once. Closes nothing.
 */
public final class Fingerprinter {
  /** So many packets wait for each other before an enrolment embeds them. */
  private static final int TOGETHER = 32;

  private final PreambleExtractor preambles;
  private final QualityGate gate;
  private final Embedder embedder;

  /**
   * Puts the parts together.
   *
   * @param preambles finds packets
   * @param gate which of them are good enough; the embedder's own limits hold only if they are in
   *     it
   * @param embedder makes fingerprints
   */
  public Fingerprinter(PreambleExtractor preambles, QualityGate gate, Embedder embedder) {
    this.preambles = Objects.requireNonNull(preambles, "preambles");
    this.gate = Objects.requireNonNull(gate, "gate");
    this.embedder = Objects.requireNonNull(embedder, "embedder");
  }

  /**
   * The packets of a source.
   *
   * @param source open while they are asked for
   * @return see {@link PreambleExtractor#search}
   */
  Iterable<Preamble> packets(SignalSource source) {
    return preambles.search(source);
  }

  /**
   * The fingerprint of a packet that was found already.
   *
   * @param preamble what an extractor returned
   * @return its fingerprint, or why it has none
   */
  public FingerprintedPacket of(Preamble preamble) {
    Rejection rejection = gate.check(preamble).orElse(null);
    if (rejection != null) {
      return FingerprintedPacket.rejected(preamble, rejection);
    }
    try {
      return FingerprintedPacket.of(
          preamble, embedder.embedOne(preamble.samples()).withSnrDb(preamble.snrDb()));
    } catch (SignalQualityException poor) {
      return FingerprintedPacket.rejected(preamble, Rejection.of(poor));
    }
  }

  /**
   * Hands out every packet of a source.
   *
   * @param source signal of any length
   * @param found takes each packet, in the order of time
   * @return how many there were
   */
  public int each(SignalSource source, Consumer<FingerprintedPacket> found) {
    int count = 0;
    for (Preamble preamble : packets(source)) {
      found.accept(of(preamble));
      count++;
    }
    return count;
  }

  /**
   * The fingerprints of all packets of a source: all or nothing, since a device that is enrolled
   * from half of what was meant is recognised less well than anybody expects.
   *
   * @param source signal of one device alone, of any length
   * @return one for each packet, at least one
   * @throws NoPreambleException if there is no packet
   * @throws SignalQualityException if a packet does not pass the gate, or is too poor for the
   *     embedder; names the source and where the packet begins in it
   * @throws ModelException if the embedder does not give a fingerprint of each packet
   */
  public List<Fingerprint> all(SignalSource source) {
    List<Fingerprint> fingerprints = new ArrayList<>();
    List<Preamble> waiting = new ArrayList<>();
    for (Preamble preamble : packets(source)) {
      gate.check(preamble)
          .ifPresent(
              rejection -> {
                throw rejection.toException().at(place(source, preamble));
              });
      waiting.add(preamble);
      if (waiting.size() == TOGETHER) {
        fingerprints.addAll(embed(source, waiting));
        waiting.clear();
      }
    }
    fingerprints.addAll(embed(source, waiting));
    if (fingerprints.isEmpty()) {
      throw new NoPreambleException("no preamble in " + source.name());
    }
    return fingerprints;
  }

  private List<Fingerprint> embed(SignalSource source, List<Preamble> packets) {
    try {
      if (packets.isEmpty()) {
        return List.of();
      }
      List<Fingerprint> prints =
          embedder.embedAll(packets.stream().map(Preamble::samples).toList());
      return IntStream.range(0, packets.size())
          .mapToObj(n -> prints.get(n).withSnrDb(packets.get(n).snrDb()))
          .toList();
    } catch (SignalQualityException poor) {
      // Which of them it was, the embedder does not say.
      for (Preamble packet : packets) {
        requireGood(source, packet);
      }
      throw poor;
    }
  }

  private void requireGood(SignalSource source, Preamble packet) {
    try {
      embedder.embedOne(packet.samples());
    } catch (SignalQualityException poor) {
      throw poor.at(place(source, packet));
    }
  }

  private static String place(SignalSource source, Preamble preamble) {
    return String.format(
        Locale.ROOT, "%s, the packet at sample %.0f", source.name(), preamble.startSample());
  }
}
