package io.rffi.match;

import io.rffi.api.Fingerprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A decision on one radio that may take several of its packets, begun by a {@link
 * SequentialMatcher}.
 *
 * <p>It is open while the verdict is undecided and looks are left. Then it is closed, and its
 * verdict stays what it is. Packets that a quality gate rejects are not to be added: they say
 * nothing, and would cost a look.
 *
 * <p>Not thread-safe: all packets of a radio are added by one thread, or under one lock.
 *
 * @param <V> what is decided, {@link io.rffi.api.Identification} or {@link
 *     io.rffi.api.Verification}
 */
public final class SequentialDecision<V> {
  private final int looks;
  private final Function<List<Fingerprint>, V> judge;
  private final Predicate<V> undecided;
  private final List<Fingerprint> packets = new ArrayList<>();

  /** Null before the first packet. */
  private V verdict;

  SequentialDecision(int looks, Function<List<Fingerprint>, V> judge, Predicate<V> undecided) {
    this.looks = looks;
    this.judge = judge;
    this.undecided = undecided;
  }

  /**
   * Looks once more, at all packets so far. Once this is closed, no further packet is looked at.
   *
   * @param packet the next of the same radio
   * @return the verdict; undecided where the radio should send again, or, if no look is left, where
   *     this ends undecided
   * @throws io.rffi.api.EmbeddingSpaceMismatchException if the packet lies in another space than
   *     the gallery; it is then as if it had not been added
   */
  public V add(Fingerprint packet) {
    Objects.requireNonNull(packet, "packet");
    if (!isOpen()) {
      return verdict;
    }
    List<Fingerprint> all = new ArrayList<>(packets);
    all.add(packet);
    verdict = judge.apply(all);
    packets.add(packet);
    return verdict;
  }

  /**
   * Whether another packet is wanted.
   *
   * @return false once it is decided, or the last look is taken
   */
  public boolean isOpen() {
    return packets.size() < looks && (verdict == null || undecided.test(verdict));
  }

  /**
   * The verdict so far.
   *
   * @return that of the last packet added
   * @throws IllegalStateException if there was none yet
   */
  public V verdict() {
    if (verdict == null) {
      throw new IllegalStateException("no packet was added yet");
    }
    return verdict;
  }

  /**
   * How many packets were looked at.
   *
   * @return 0 ≤ packets ≤ the looks that it may take
   */
  public int packets() {
    return packets.size();
  }
}
