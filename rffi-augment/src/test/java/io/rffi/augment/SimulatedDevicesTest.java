package io.rffi.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rffi.api.IqSignal;
import io.rffi.augment.transmitter.LoraFamily;
import io.rffi.augment.waveform.LoraPacketLayout;
import io.rffi.dsp.lora.LoraParameters;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SimulatedDevicesTest {
  private static final LoraParameters LORA = LoraParameters.EU868_SF7;

  @Test
  void largerPopulationBeginsWithTheSmaller() {
    SimulatedDevices small = SimulatedDevices.lora(3, 11);
    SimulatedDevices large = SimulatedDevices.lora(12, 11);
    for (int device = 0; device < 3; device++) {
      assertThat(large.unit(device)).isEqualTo(small.unit(device));
      assertThat(large.preamble(device, 5, LORA, 1, 1e6))
          .isEqualTo(small.preamble(device, 5, LORA, 1, 1e6));
    }
    assertThat(IntStream.range(0, 12).mapToObj(large::unit).distinct()).hasSize(12);
    assertThat(SimulatedDevices.lora(1, 12).unit(0)).isNotEqualTo(small.unit(0));
  }

  @Test
  void packetsDependOnNeitherOrderNorThread() throws InterruptedException {
    SimulatedDevices devices = SimulatedDevices.lora(4, 2);
    ConcurrentHashMap<Integer, IqSignal> drawn = new ConcurrentHashMap<>();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    for (int task = 39; task >= 0; task--) {
      int index = task;
      threads.execute(() -> drawn.put(index, devices.preamble(index % 4, index / 4, LORA, 1, 1e6)));
    }
    threads.shutdown();
    assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    Set<IqSignal> distinct = new HashSet<>();
    for (int index = 0; index < 40; index++) {
      IqSignal expected = devices.preamble(index % 4, index / 4, LORA, 1, 1e6);
      assertThat(drawn.get(index)).isEqualTo(expected);
      distinct.add(expected);
    }
    assertThat(distinct).hasSize(40);
  }

  @Test
  void crystalChangesFromSessionToSession() {
    SimulatedDevices devices = SimulatedDevices.lora(1, 2);
    int last = SimulatedDevices.PACKETS_PER_SESSION - 1;
    assertThat(devices.unit(0, last)).isEqualTo(devices.unit(0, 0));
    assertThat(devices.unit(0, last + 1).crystal()).isNotEqualTo(devices.unit(0, 0).crystal());
    assertThat(devices.unit(0, last + 1).with(devices.unit(0).crystal()))
        .isEqualTo(devices.unit(0));
  }

  @Test
  void wholePacketsBeginWithinTheFirstSample() {
    SimulatedDevices devices = SimulatedDevices.lora(2, 2);
    LoraPacketLayout layout = LoraPacketLayout.lorawan(List.of(1, 2, 3));
    IqSignal packet = devices.packet(1, 7, LORA, layout, 1e6);
    assertThat(packet.length()).isBetween(15_616 + 1, 15_616 + 2);
    assertThat(devices.packet(1, 7, LORA, layout, 1e6)).isEqualTo(packet);
  }

  @Test
  void channelsOfAPacketDiffer() {
    SimulatedDevices devices = SimulatedDevices.lora(2, 2);
    long first = devices.channelRandom(0, 1, 0).nextLong();
    assertThat(devices.channelRandom(0, 1, 0).nextLong()).isEqualTo(first);
    assertThat(devices.channelRandom(0, 1, 1).nextLong()).isNotEqualTo(first);
    assertThat(devices.channelRandom(1, 0, 0).nextLong()).isNotEqualTo(first);
  }

  @Test
  void refusesEmptyPopulationsAndNegativePackets() {
    assertThatThrownBy(() -> SimulatedDevices.lora(0, 1))
        .isInstanceOf(IllegalArgumentException.class);
    List<LoraFamily> none = List.of();
    assertThatThrownBy(() -> SimulatedDevices.of(none, 1, 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    SimulatedDevices devices = SimulatedDevices.lora(1, 1);
    assertThatThrownBy(() -> devices.preamble(0, -1, LORA, 8, 1e6))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> devices.unit(1)).isInstanceOf(IndexOutOfBoundsException.class);
  }
}
