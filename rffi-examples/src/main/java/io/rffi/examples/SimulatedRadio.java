package io.rffi.examples;

import io.rffi.api.ChannelModel;
import io.rffi.api.IqSignal;
import io.rffi.augment.SimulatedCapture;
import io.rffi.augment.SimulatedDevices;
import io.rffi.augment.channel.MultipathChannel;
import io.rffi.augment.waveform.LoraPacketLayout;
import io.rffi.dsp.lora.LoraParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Recordings for the examples: LoRa SF7 packets of simulated devices, each in a channel of its own.
 */
public final class SimulatedRadio {
  /** The sample rate of every recording. */
  public static final double SAMPLE_RATE_HZ = 1e6;

  private static final double SNR_DB = 30;

  private final SimulatedDevices devices;

  /**
   * A population of simulated devices.
   *
   * @param devices how many
   * @param seed equal seeds give equal devices and recordings
   */
  public SimulatedRadio(int devices, long seed) {
    this.devices = SimulatedDevices.lora(devices, seed);
  }

  /**
   * Recordings of one device, one packet in each.
   *
   * @param device which, from 0
   * @param firstPacket the number of the first packet; another number is another packet
   * @param count how many recordings
   * @return the recordings
   */
  public List<IqSignal> recordings(int device, int firstPacket, int count) {
    List<IqSignal> recordings = new ArrayList<>();
    for (int packet = firstPacket; packet < firstPacket + count; packet++) {
      RandomGenerator random = devices.channelRandom(device, packet, 0);
      ChannelModel channel = new MultipathChannel(100e-9, 5, 2);
      LoraPacketLayout layout = LoraPacketLayout.lorawan(random.ints(12, 0, 128).boxed().toList());
      IqSignal sent =
          devices.packet(device, packet, LoraParameters.EU868_SF7, layout, SAMPLE_RATE_HZ);
      recordings.add(
          new SimulatedCapture(SAMPLE_RATE_HZ)
              .silence(2000)
              .packet(channel.apply(sent, random), 0, 0)
              .silence(2000)
              .build(SNR_DB, LoraParameters.EU868_SF7.bandwidthHz(), random));
    }
    return recordings;
  }
}
