package io.rffi.cli;

import io.rffi.api.IqSignal;
import io.rffi.augment.SimulatedCapture;
import io.rffi.augment.SimulatedDevices;
import io.rffi.augment.waveform.LoraPacketLayout;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.io.SigmfDescription;
import io.rffi.io.SigmfWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** Simulated recordings at 1 MHz of LoRa SF7, 125 kHz, unless said otherwise. */
final class TestRecordings {
  static final double RATE_HZ = 1e6;

  /** Where packets begin, and how far apart: 8 + 2 + 2.25 + 4 symbols and a silence. */
  static final int FIRST_START = 3000;

  private static final SimulatedDevices DEVICES = SimulatedDevices.lora(10, 42);
  private static final int SILENCE = 5000;

  private TestRecordings() {}

  static IqSignal packet(int device, long number, LoraParameters lora) {
    return DEVICES.packet(
        device, number, lora, LoraPacketLayout.lorawan(List.of(17, 3, 99, 64)), RATE_HZ);
  }

  /** Packets of a device with 30 dB in 125 kHz; the packets are the same for the same numbers. */
  static IqSignal capture(int device, long first, int count, long noiseSeed) {
    SimulatedCapture capture = new SimulatedCapture(RATE_HZ).silence(FIRST_START);
    for (int n = 0; n < count; n++) {
      capture.packet(packet(device, first + n, LoraParameters.EU868_SF7), 0, 1500).silence(SILENCE);
    }
    return capture.build(30, 125_000, new Random(noiseSeed));
  }

  static Path sigmf(Path directory, String name, IqSignal signal) {
    return sigmf(directory, name, signal, SigmfDescription.defaults());
  }

  static Path sigmf(Path directory, String name, IqSignal signal, SigmfDescription description) {
    SigmfWriter.write(directory.resolve(name), signal, description);
    return directory.resolve(name + ".sigmf-meta");
  }

  /** Packets of a device, saved. */
  static Path of(Path directory, int device, long first, int count) {
    String name = "device" + device + "_" + first + "_" + count;
    return sigmf(
        directory,
        name,
        capture(device, first, count, 1000L * device + first),
        SigmfDescription.defaults().withEmitter("d" + device));
  }

  static Path noise(Path directory) {
    return sigmf(
        directory,
        "noise",
        new SimulatedCapture(RATE_HZ).silence(60_000).build(0, 125_000, new Random(7)));
  }
}
