package io.rffi.dsp.stream;

import io.rffi.api.Preamble;
import io.rffi.dsp.lora.LoraParameters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Puts preambles into the order of time and lets each packet pass once. Several candidates may hold
 * one packet, some of them only the end of its preamble; and a chirp of one spreading factor may
 * look like one of another. Used by one thread.
 */
final class PreambleMerger {
  /** Starts that agree to a part of a symbol, but for whole symbols, belong to one packet. */
  private static final double SAME_START_SYMBOLS = 0.125;

  /** Carriers that agree to a part of a bin (the symbol rate) belong to one packet. */
  private static final double SAME_CARRIER_BINS = 0.5;

  /** Sync word and down-chirps. */
  private static final double SYMBOLS_BEHIND = 4.25;

  private static final Comparator<Preamble> BY_TIME =
      Comparator.comparingDouble(Preamble::startSample).thenComparingDouble(Preamble::cfoHz);

  private final double sampleRateHz;
  private final double memory; // samples
  private final List<Preamble> pending = new ArrayList<>();
  private final List<Preamble> passed = new ArrayList<>();

  /**
   * Begins.
   *
   * @param sampleRateHz of the stream
   * @param memory for how many samples a packet may be found again
   */
  PreambleMerger(double sampleRateHz, double memory) {
    this.sampleRateHz = sampleRateHz;
    this.memory = memory;
  }

  /** Takes what was found, unless it is a packet that is known already. */
  void offer(Preamble found) {
    if (passed.stream().anyMatch(known -> samePacket(known, found))) {
      return;
    }
    Optional<Preamble> duplicate =
        pending.stream().filter(known -> samePacket(known, found)).findFirst();
    if (duplicate.isEmpty()) {
      pending.add(found);
    } else if (better(found, duplicate.get())) {
      pending.remove(duplicate.get());
      offer(found);
    }
  }

  /** Hands out what begins before a sample: nothing before it is yet to come. */
  void release(double watermark, Consumer<Preamble> listener) {
    if (pending.isEmpty()) {
      return;
    }
    pending.sort(BY_TIME);
    while (!pending.isEmpty() && pending.get(0).startSample() < watermark) {
      Preamble next = pending.remove(0);
      passed.removeIf(old -> old.startSample() < next.startSample() - memory);
      passed.add(next);
      listener.accept(next);
    }
  }

  private boolean samePacket(Preamble a, Preamble b) {
    LoraParameters first = (LoraParameters) a.waveform();
    LoraParameters second = (LoraParameters) b.waveform();
    double apart = Math.abs(a.startSample() - b.startSample()) / sampleRateHz;
    double carriersApart = Math.abs(a.cfoHz() - b.cfoHz());
    if (!first.equals(second)) {
      double shorter = Math.min(first.symbolSeconds(), second.symbolSeconds());
      double narrower = Math.min(first.bandwidthHz(), second.bandwidthHz());
      boolean atOnce = apart < shorter / 2 && carriersApart < narrower * ScanChannel.CARRIER_REACH;
      return atOnce || sameChirps(a, b, carriersApart);
    }
    double symbols = apart * first.bandwidthHz() / first.chips();
    return symbols < Math.max(a.symbols(), b.symbols())
        && Math.abs(symbols - Math.rint(symbols)) < SAME_START_SYMBOLS
        && carriersApart * first.symbolSeconds() < SAME_CARRIER_BINS;
  }

  /** A long preamble's chirps are halves of those that have twice the bandwidth and four times. */
  private boolean sameChirps(Preamble a, Preamble b, double carriersApart) {
    LoraParameters first = (LoraParameters) a.waveform();
    LoraParameters second = (LoraParameters) b.waveform();
    return first.hasSlopeOf(second)
        && carriersApart < (first.bandwidthHz() + second.bandwidthHz()) / 2.0
        && a.startSample() < end(b)
        && b.startSample() < end(a);
  }

  /** Where the down-chirps end. */
  private double end(Preamble preamble) {
    double symbol = ((LoraParameters) preamble.waveform()).symbolSeconds() * sampleRateHz;
    return preamble.startSample() + (preamble.symbols() + SYMBOLS_BEHIND) * symbol;
  }

  private static boolean better(Preamble one, Preamble other) {
    if (!one.waveform().equals(other.waveform())) {
      return one.snrDb() > other.snrDb();
    }
    if (one.delimited() != other.delimited()) {
      return one.delimited();
    }
    return one.symbols() > other.symbols();
  }
}
