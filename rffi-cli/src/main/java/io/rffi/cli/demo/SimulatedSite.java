package io.rffi.cli.demo;

import io.rffi.api.IqSignal;
import io.rffi.augment.SimulatedCapture;
import io.rffi.augment.SimulatedDevices;
import io.rffi.augment.channel.MultipathChannel;
import io.rffi.augment.channel.Receiver;
import io.rffi.augment.transmitter.LoraFamily;
import io.rffi.augment.waveform.LoraPacketLayout;
import io.rffi.cli.flow.CommandFailure;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.io.SigmfDescription;
import io.rffi.io.SigmfWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * Simulated LoRa devices around one simulated receiver. Every packet has a channel of its own:
 * multipath with a delay spread of 5 to 300 ns, Rician K of 0 to 10, Doppler of up to 10 Hz, and
 * noise at 20 to 45 dB below the signal in its bandwidth.
 */
final class SimulatedSite {
  private static final LoraParameters LORA = LoraParameters.EU868_SF7;
  private static final double RATE_HZ = 1e6;
  private static final int PAYLOAD_SYMBOLS = 8;

  /** So that a device's packets spread over sessions, in which its crystal differs. */
  private static final int PACKETS_BETWEEN = SimulatedDevices.PACKETS_PER_SESSION / 4;

  /** Fresh packets are from sessions long after those of the enrolment. */
  private static final long FRESH = 1 << 20;

  private static final long MOST_SENT_AGAIN = 50;

  private final DemoSettings settings;
  private final SimulatedDevices transmitters;

  SimulatedSite(DemoSettings settings) {
    this.settings = settings;
    // Trainings draw their devices from seeds of 0 and up: none of them is met again here.
    transmitters =
        SimulatedDevices.lora(settings.devices() + settings.rogues(), -1 - settings.seed());
  }

  int transmitters() {
    return transmitters.count();
  }

  boolean isRogue(int transmitter) {
    return transmitter >= settings.devices();
  }

  String name(int transmitter) {
    return isRogue(transmitter)
        ? String.format(Locale.ROOT, "rogue-%02d", transmitter - settings.devices() + 1)
        : String.format(Locale.ROOT, "device-%02d", transmitter + 1);
  }

  /** What kind of transmitter it is, as {@link SimulatedDevices} deals them out. */
  String family(int transmitter) {
    LoraFamily[] families = LoraFamily.values();
    return families[transmitter % families.length]
        .name()
        .toLowerCase(Locale.ROOT)
        .replace('_', ' ');
  }

  /** As whoever enrols a device does, who has it send again what was received too poorly. */
  void recordEnrolment(int transmitter, Path file, Predicate<IqSignal> good) {
    record(transmitter, 0, settings.enrolPackets(), file, good);
  }

  void recordFresh(int transmitter, Path file) {
    record(transmitter, FRESH, settings.testPackets(), file, any -> true);
  }

  private void record(int transmitter, long first, int count, Path file, Predicate<IqSignal> good) {
    SigmfDescription description =
        SigmfDescription.defaults()
            .withEmitter(name(transmitter))
            .withDescription("simulated LoRa packets of a simulated " + family(transmitter));
    try (SigmfWriter writer = SigmfWriter.create(file, description)) {
      int written = 0;
      for (long sent = 0; written < count; sent++) {
        IqSignal reception = reception(transmitter, first + sent * PACKETS_BETWEEN);
        if (good.test(reception)) {
          writer.append(reception);
          written++;
        } else if (sent - written > MOST_SENT_AGAIN * count) {
          throw new CommandFailure(
              "the model's limits let hardly any packet of the demonstration pass, which are LoRa"
                  + " SF7 125 kHz at 20 to 45 dB; try it with recordings of your own");
        }
      }
      writer.commit();
    }
  }

  private IqSignal reception(int transmitter, long packet) {
    RandomGenerator random = transmitters.channelRandom(transmitter, packet, 0);
    List<Integer> payload = random.ints(PAYLOAD_SYMBOLS, 0, LORA.chips()).boxed().toList();
    IqSignal sent =
        transmitters.packet(transmitter, packet, LORA, LoraPacketLayout.lorawan(payload), RATE_HZ);
    IqSignal arrived =
        new MultipathChannel(
                random.nextDouble(5e-9, 300e-9), random.nextDouble(10), random.nextDouble(10))
            .apply(sent, random);
    IqSignal captured =
        new SimulatedCapture(RATE_HZ)
            .silence(random.nextInt(2000, 6000))
            .packet(arrived, 0, 0)
            .silence(2000)
            .build(random.nextDouble(20, 45), LORA.bandwidthHz(), random);
    return Receiver.typical().apply(captured, random);
  }
}
