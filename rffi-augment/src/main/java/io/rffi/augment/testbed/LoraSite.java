package io.rffi.augment.testbed;

import io.rffi.api.IqSignal;
import io.rffi.augment.FineCarrier;
import io.rffi.augment.SimulatedCapture;
import io.rffi.augment.SimulatedDevices;
import io.rffi.augment.channel.MultipathChannel;
import io.rffi.augment.channel.Receiver;
import io.rffi.augment.internal.Iq;
import io.rffi.augment.internal.Seeds;
import io.rffi.augment.transmitter.Transmitter;
import io.rffi.augment.waveform.LoraPacketLayout;
import io.rffi.dsp.Resampler;
import io.rffi.dsp.lora.LoraParameters;
import java.util.List;
import java.util.random.RandomGenerator;

/** LoRa nodes of four models, the rooms around them, and one receiver. */
final class LoraSite {
  private static final LoraParameters LORA = LoraParameters.EU868_SF7;
  private static final double RATE_HZ = 1e6;
  private static final int SYMBOL = (int) Math.round(LORA.symbolSeconds() * RATE_HZ);
  private static final int EXAMPLE = 8 * SYMBOL;
  private static final int SILENCE = 512;
  private static final int PAYLOAD_SYMBOLS = 4;

  private static final double TRANSMIT_DBM = 14;

  /** Thermal noise in 125 kHz at a noise figure of 6 dB. */
  private static final double NOISE_DBM = -117;

  private static final long CHANNEL = 1;
  private static final long PACKET = 2;

  private final long seed;
  private final SimulatedDevices devices;
  private final Receiver receiver = Receiver.typical();

  /**
   * A set's place in the campaign.
   *
   * @param number which visit it is
   * @param firstDay the day it begins
   * @param days how many days it takes
   * @param place where
   */
  record Visit(int number, int firstDay, int days, Place place) {}

  LoraSite(Difficulty difficulty, long seed) {
    this.seed = seed;
    devices = SimulatedDevices.lora(60, seed);
  }

  int units() {
    return devices.count();
  }

  String family(int unit) {
    return "model-" + unit % 5;
  }

  Reception receive(Visit visit, int day, int unit, int number) {
    RandomGenerator random = Seeds.generator(seed, PACKET, visit.number(), unit, number);
    Transmitter transmitter = devices.unit(unit, (long) day * SimulatedDevices.PACKETS_PER_SESSION);
    List<Integer> payload = random.ints(PAYLOAD_SYMBOLS, 0, LORA.chips()).boxed().toList();
    double fraction = random.nextDouble();
    IqSignal sent =
        transmitter.packet(LORA, LoraPacketLayout.lorawan(payload), RATE_HZ, fraction, random);
    RandomGenerator way =
        visit.place().motion() == Place.Motion.STATIONARY
            ? Seeds.generator(seed, CHANNEL, visit.number(), unit)
            : random;
    Place place = visit.place();
    IqSignal arrived =
        new MultipathChannel(
                place.delaySpreadSeconds().draw(way),
                place.ricianK().draw(way),
                place.dopplerHz().draw(way))
            .apply(sent, way);
    double level = TRANSMIT_DBM - place.pathLossDb() + 20 * Math.log10(arrived.rms() / sent.rms());
    double snr = level - NOISE_DBM;
    IqSignal capture =
        receiver.apply(
            new SimulatedCapture(RATE_HZ)
                .silence(SILENCE)
                .packet(arrived, 0, 0)
                .silence(SILENCE)
                .build(snr, LORA.bandwidthHz(), random),
            random);
    double cfo = 1e-6 * transmitter.crystal().ppm() * transmitter.carrierHz() - receiver.offsetHz();
    return new Reception(
        unit,
        capture,
        SILENCE,
        sent.length(),
        level,
        snr,
        cfo,
        List.of(example(capture, SILENCE + fraction, cfo)));
  }

  /** The preamble as an extractor cuts it out, its error in time left aside. */
  private static IqSignal example(IqSignal capture, double start, double cfoHz) {
    IqSignal cut = new Resampler(RATE_HZ).cut(capture, start, EXAMPLE);
    float[] samples = cut.toArray();
    FineCarrier.rotate(samples, -cfoHz / RATE_HZ);
    FineCarrier.rotate(samples, -FineCarrier.estimate(samples, SYMBOL));
    double[] values = new double[samples.length];
    for (int n = 0; n < values.length; n++) {
      values[n] = samples[n];
    }
    Iq.scale(values, 1 / cut.rms());
    return IqSignal.of(Iq.toFloats(values), RATE_HZ);
  }
}
