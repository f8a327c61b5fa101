package io.rffi.benchmarks;

import io.rffi.api.IqSignal;
import io.rffi.augment.SimulatedCapture;
import io.rffi.augment.SimulatedDevices;
import io.rffi.augment.waveform.LoraPacketLayout;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.dsp.lora.LoraPreambleExtractor;
import java.util.List;
import java.util.random.RandomGenerator;

/** What the benchmarks work on: simulated packets at 30 dB. */
final class Packets {
  static final LoraPreambleExtractor EXTRACTOR = LoraPreambleExtractor.of(LoraParameters.EU868_SF7);

  private static final SimulatedDevices DEVICES = SimulatedDevices.lora(20, 7);

  private Packets() {}

  /** A capture of one packet with 26 payload symbols: 44 ms at SF7 with the silence around it. */
  static IqSignal capture(int device, long packet, double sampleRateHz) {
    RandomGenerator random = DEVICES.channelRandom(device, packet, 0);
    List<Integer> payload = random.ints(26, 0, 128).boxed().toList();
    IqSignal sent =
        DEVICES.packet(
            device,
            packet,
            LoraParameters.EU868_SF7,
            LoraPacketLayout.lorawan(payload),
            sampleRateHz);
    int silence = (int) (2e-3 * sampleRateHz);
    return new SimulatedCapture(sampleRateHz)
        .silence(silence)
        .packet(sent, 0, 5_000)
        .silence(silence)
        .build(30, LoraParameters.EU868_SF7.bandwidthHz(), random);
  }

  static IqSignal preamble(int device, long packet) {
    return EXTRACTOR.extract(capture(device, packet, 1e6)).get(0).samples();
  }
}
