package io.rffi.dsp.stream;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The channels of one bandwidth, which share the way of samples to branches. */
final class ChannelBank {
  private final Commutator branches;
  private final ChannelReceiver[] receivers;

  private ChannelBank(Commutator branches, ChannelReceiver[] receivers) {
    this.branches = branches;
    this.receivers = receivers;
  }

  /**
   * Makes a bank.
   *
   * @param channels of one bandwidth; those of one centre share a receiver
   * @param rate how to reach the detectors' rate
   * @param frameSamples how many samples come at once, a multiple of the decimation
   */
  static ChannelBank of(List<ScanChannel> channels, ChannelRate rate, int frameSamples) {
    int outputs = frameSamples / rate.decimation();
    Map<Double, List<ScanChannel>> byCentre = new LinkedHashMap<>();
    for (ScanChannel channel : channels) {
      byCentre.computeIfAbsent(channel.centreHz(), centre -> new ArrayList<>()).add(channel);
    }
    return new ChannelBank(
        new Commutator(rate.decimation(), outputs, ChannelFilter.history(rate)),
        byCentre.values().stream()
            .map(same -> new ChannelReceiver(same, rate, outputs))
            .toArray(ChannelReceiver[]::new));
  }

  /** Takes a frame of interleaved samples; adds what the detectors find. */
  void receive(float[] frame, List<Candidate> found) {
    branches.load(frame);
    for (ChannelReceiver receiver : receivers) {
      receiver.receive(branches, found);
    }
  }

  /** The segment of samples ends: adds the candidates that are open. */
  void finish(List<Candidate> found) {
    for (ChannelReceiver receiver : receivers) {
      receiver.finish(found);
    }
  }

  /** No candidate that is yet to come begins before this sample. */
  double watermark() {
    double lowest = Double.POSITIVE_INFINITY;
    for (ChannelReceiver receiver : receivers) {
      lowest = Math.min(lowest, receiver.watermark());
    }
    return lowest;
  }

  /** Begins anew at sample 0, with silence before it. */
  void reset() {
    branches.reset();
    for (ChannelReceiver receiver : receivers) {
      receiver.reset();
    }
  }
}
