package io.rffi.eval.metric;

import java.util.ArrayList;
import java.util.List;

/** Which device was taken for which. Immutable. */
public final class ConfusionMatrix {
  private final List<Decision> decisions;
  private final DeviceNames devices;
  private final int[][] counts;

  /**
   * Counts decisions.
   *
   * @param decisions at least one
   */
  public ConfusionMatrix(List<Decision> decisions) {
    this.decisions = List.copyOf(decisions);
    if (decisions.isEmpty()) {
      throw new IllegalArgumentException("there is no decision");
    }
    List<String> named = new ArrayList<>();
    for (Decision decision : decisions) {
      named.add(decision.device());
      named.add(decision.decided());
    }
    devices = new DeviceNames(named);
    counts = new int[devices.size()][devices.size()];
    for (Decision decision : decisions) {
      counts[devices.place(decision.device())][devices.place(decision.decided())]++;
    }
  }

  /**
   * Whoever sent a packet or was said to.
   *
   * @return numbers by their value, then names
   */
  public List<String> devices() {
    return devices.names();
  }

  /**
   * How often one device was taken for another, or for itself.
   *
   * @param device who sent the packets, one of {@link #devices()}
   * @param decided who was said to have sent them, one of {@link #devices()}
   * @return the number of packets
   */
  public int count(String device, String decided) {
    return counts[place(device)][place(decided)];
  }

  /**
   * How many packets a device sent.
   *
   * @param device one of {@link #devices()}
   * @return the number of packets, 0 for a device that only was taken for another
   */
  public int packets(String device) {
    int sum = 0;
    for (int count : counts[place(device)]) {
      sum += count;
    }
    return sum;
  }

  /**
   * The share of packets whose device was decided rightly.
   *
   * @param bootstrap gives the bounds
   * @return the accuracy
   */
  public Figure accuracy(DeviceBootstrap bootstrap) {
    return Proportion.of(decisions, Decision::device, Decision::right, bootstrap);
  }

  private int place(String device) {
    if (!devices.names().contains(device)) {
      throw new IllegalArgumentException("no packet is of " + device);
    }
    return devices.place(device);
  }
}
