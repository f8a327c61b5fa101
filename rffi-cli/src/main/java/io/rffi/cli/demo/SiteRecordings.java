package io.rffi.cli.demo;

import io.rffi.api.IqSignal;
import io.rffi.augment.SimulatedDevices;
import io.rffi.augment.SimulatedSite;
import io.rffi.augment.transmitter.LoraFamily;
import io.rffi.cli.flow.CommandFailure;
import io.rffi.io.SigmfDescription;
import io.rffi.io.SigmfWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Predicate;

/** Recordings of who sends at a {@link SimulatedSite}: the devices to enrol, and rogues. */
final class SiteRecordings {
  private static final long MOST_SENT_AGAIN = 50;

  private final DemoSettings settings;
  private final SimulatedSite site;

  SiteRecordings(DemoSettings settings) {
    this.settings = settings;
    // Trainings draw their devices from seeds of 0 and up: none of them is met again here.
    site = new SimulatedSite(SimulatedDevices.lora(transmitters(), -1 - settings.seed()));
  }

  int transmitters() {
    return settings.devices() + settings.rogues();
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
    record(transmitter, site::enrolment, settings.enrolPackets(), file, good);
  }

  void recordFresh(int transmitter, Path file) {
    record(transmitter, site::fresh, settings.testPackets(), file, any -> true);
  }

  /** Of a transmitter, the packet of a number. */
  @FunctionalInterface
  private interface Receptions {
    IqSignal reception(int transmitter, long number);
  }

  private void record(
      int transmitter, Receptions receptions, int count, Path file, Predicate<IqSignal> good) {
    SigmfDescription description =
        SigmfDescription.defaults()
            .withEmitter(name(transmitter))
            .withDescription("simulated LoRa packets of a simulated " + family(transmitter));
    try (SigmfWriter writer = SigmfWriter.create(file, description)) {
      int written = 0;
      for (long sent = 0; written < count; sent++) {
        IqSignal reception = receptions.reception(transmitter, sent);
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
}
