package io.rffi.experiments.iq;

import io.rffi.eval.heldout.Embedded;
import io.rffi.eval.heldout.LabelledPairs;
import io.rffi.eval.heldout.PairValidation;
import io.rffi.eval.metric.Pair;
import io.rffi.eval.protocol.EmbeddedPacket;
import io.rffi.eval.protocol.EmbeddedSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Pairs of a set's windows as Morge-Rollet et al. (CAID 2020) make them: of each window five with
 * its own device, and five with others.
 */
final class EmbeddedPairs {
  private final List<EmbeddedPacket> packets;
  private final Embedded embedded;
  private final LabelledPairs pairs;

  EmbeddedPairs(EmbeddedSet set, long seed) {
    packets = set.packets();
    List<String> devices = set.devices();
    List<Integer> labels =
        packets.stream().map(packet -> devices.indexOf(packet.device())).toList();
    embedded =
        new Embedded(
            packets.stream().map(EmbeddedPacket::fingerprint).toList(), labels, devices.size());
    pairs = LabelledPairs.of(labels, LabelledPairs.PUBLISHED_PARTNERS, seed);
  }

  List<Pair> distances() {
    return IntStream.range(0, pairs.size())
        .mapToObj(pair -> pair(packets.get(pairs.first(pair)), packets.get(pairs.second(pair))))
        .toList();
  }

  private Pair pair(EmbeddedPacket a, EmbeddedPacket b) {
    return new Pair(a.device(), b.device(), a.fingerprint().distanceTo(b.fingerprint()));
  }

  /** The distance that judges most of these pairs rightly. */
  double bestLimit() {
    return PairValidation.bestLimit(embedded, pairs);
  }
}
