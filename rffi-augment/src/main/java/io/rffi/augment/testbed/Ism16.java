package io.rffi.augment.testbed;

import io.rffi.api.ChannelModel;
import io.rffi.api.IqSignal;
import io.rffi.augment.SimulatedCapture;
import io.rffi.augment.channel.Interferer;
import io.rffi.augment.channel.Range;
import io.rffi.augment.channel.Receiver;
import io.rffi.augment.random.Seeds;
import io.rffi.augment.receiver.ReceiverFamily;
import io.rffi.augment.receiver.ReceiverUnit;
import io.rffi.augment.transmitter.ChipsetFamily;
import io.rffi.augment.transmitter.Transmitter;
import io.rffi.augment.waveform.GfskFrame;
import io.rffi.augment.waveform.OfdmFrame;
import io.rffi.augment.waveform.OqpskFrame;
import io.rffi.augment.waveform.PacketWaveform;
import io.rffi.dsp.Resampler;
import io.rffi.dsp.math.FineCarrier;
import io.rffi.dsp.template.PreambleTemplate;
import io.rffi.dsp.template.Templates802154;
import io.rffi.dsp.template.TemplatesBle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * 16 radios of one model in the 2.4 GHz band, which send packets of one protocol to one receiver at
 * 4 MHz. Made up here, after no campaign.
 *
 * <p>Units 0–11 are enrolled, 12–15 are rogues. Each set is another day. All are indoors in line of
 * sight, and every packet takes another way; in one set 802.11 frames overlap with the packets, in
 * one another receiver listens.
 *
 * <p>An example is the part of a packet that the protocol's template cuts out.
 */
final class Ism16 extends PooledTestbed {
  private static final double RATE_HZ = 4e6;
  private static final int UNITS = 16;
  private static final int ENROLLED = 12;
  private static final List<Integer> GENUINE = IntStream.range(0, ENROLLED).boxed().toList();
  private static final int RECEPTIONS = 100;
  private static final int SILENCE = 64;

  /** Radios of one model, but of several batches. */
  private static final double SPREAD = 3;

  private static final double TRANSMIT_DBM = 0;

  /** Thermal noise in 1 Hz at a noise figure of 6 dB. */
  private static final double NOISE_DBM_PER_HZ = -168;

  private static final double WIFI_RATE_HZ = 20e6;
  private static final int WIFI_SYMBOLS = 50;

  /** How much stronger the packets are than the 802.11 frames over them. */
  private static final double SIR_DB = 15;

  private static final long PACKET = 1;
  private static final long MODULATION_INDEX = 2;
  private static final long RECEIVER = 3;

  private static final LinkConditions LINK =
      new LinkConditions(
          LinkConditions.Motion.MOVING,
          60,
          new Range(10e-9, 40e-9),
          new Range(5, 10),
          new Range(0, 10),
          0);

  private final Protocol protocol;
  private final Difficulty difficulty;
  private final long seed;
  private final List<TestSet> sets;
  private final TestSet interference;
  private final TestSet receiver;
  private final ReceiverUnit otherReceiver;

  /** What the units send. */
  @SuppressWarnings("ImmutableEnumChecker") // templates are immutable
  enum Protocol {
    /** Advertising packets of Bluetooth Low Energy, LE 1M. */
    BLE("ble-16", 1e6, TemplatesBle.advertising()) {
      @Override
      PacketWaveform packet(double modulationIndex, RandomGenerator random) {
        byte[] pdu = new byte[2 + 6 + 12]; // header, address and data
        random.nextBytes(pdu);
        pdu[0] = 2; // not connectable
        pdu[1] = (byte) (pdu.length - 2);
        return GfskFrame.advertising(CHANNEL, pdu).withModulationIndex(modulationIndex);
      }
    },
    /** Packets of IEEE 802.15.4. */
    ZIGBEE("zigbee-16", 2e6, Templates802154.synchronisationHeader()) {
      @Override
      PacketWaveform packet(double modulationIndex, RandomGenerator random) {
        return OqpskFrame.random(PAYLOAD_OCTETS, random);
      }
    };

    private static final int CHANNEL = 37;
    private static final int PAYLOAD_OCTETS = 20;

    private final String testbed;
    private final double bandwidthHz;
    private final PreambleTemplate template;

    Protocol(String testbed, double bandwidthHz, PreambleTemplate template) {
      this.testbed = testbed;
      this.bandwidthHz = bandwidthHz;
      this.template = template;
    }

    String testbed() {
      return testbed;
    }

    /** A packet with random contents; the modulation index is of the sender's GFSK modulator. */
    abstract PacketWaveform packet(double modulationIndex, RandomGenerator random);
  }

  Ism16(Protocol protocol, Difficulty difficulty, long seed, double scale, Set<Attack> attacks) {
    this(protocol, difficulty, seed, scale, new Attackers(attacks, UNITS, GENUINE, seed));
  }

  private Ism16(
      Protocol protocol, Difficulty difficulty, long seed, double scale, Attackers attackers) {
    super(
        UnitPool.draw(
            Collections.nCopies(UNITS + attackers.families().size(), ChipsetFamily.HIGH_END_SDR),
            SPREAD * difficulty.spread(),
            seed),
        attackers,
        protocol.bandwidthHz);
    this.protocol = protocol;
    this.difficulty = difficulty;
    this.seed = seed;
    otherReceiver =
        ReceiverFamily.DONGLE.draw(1, pool().on(0, 0).carrierHz(), Seeds.generator(seed, RECEIVER));
    List<Integer> rogues = IntStream.range(ENROLLED, UNITS).boxed().toList();
    int count = Math.toIntExact(Math.max(1, Math.round(scale * RECEPTIONS)));
    List<TestSet> all = new ArrayList<>();
    all.add(new TestSet("enrolment", "all but the rogues", GENUINE, count, 1));
    all.add(new TestSet("test", "the same units, another day", GENUINE, count, 1));
    all.add(new TestSet("rogue", "units of the same model, never enrolled", rogues, count, 1));
    interference = new TestSet("interference", "802.11 frames over the packets", GENUINE, count, 1);
    receiver = new TestSet("receiver", "another receiver, 8 bits wide", GENUINE, count, 1);
    all.add(interference);
    all.add(receiver);
    for (Attack attack : attackers.attacks()) {
      all.add(attackers.set(attack, count, 1));
    }
    sets = List.copyOf(all);
  }

  @Override
  public String name() {
    return protocol.testbed();
  }

  @Override
  public List<TestSet> sets() {
    return sets;
  }

  @Override
  int day(TestSet set, int index) {
    return place(set);
  }

  @Override
  Reception receive(TestSet set, int index, Sender sender) {
    int unit = set.unit(index);
    RandomGenerator random = Seeds.generator(seed, PACKET, place(set), unit, set.number(index));
    PacketWaveform packet = protocol.packet(modulationIndex(unit), random);
    double fraction = random.nextDouble();
    IqSignal sent = sender.send(radio -> radio.send(packet, RATE_HZ, fraction, random), random);
    IqSignal arrived = LINK.channel(difficulty, random).apply(sent, random);
    double level = LINK.levelDbm(TRANSMIT_DBM, difficulty, sent, arrived);
    double snr = level - NOISE_DBM_PER_HZ - 10 * Math.log10(protocol.bandwidthHz);
    IqSignal onAir = set.equals(interference) ? interferer(random).apply(arrived, random) : arrived;
    IqSignal antenna =
        new SimulatedCapture(RATE_HZ)
            .silence(SILENCE)
            .packet(onAir, 0, 0)
            .silence(SILENCE)
            .build(snr, protocol.bandwidthHz, random);
    IqSignal capture = receiver(set).apply(antenna, random);
    double cfo = sender.carrierOffsetHz() + receiverOffsetHz(set);
    double start = SILENCE + fraction + StartError.rms(snr) * random.nextGaussian();
    return new Reception(
        unit,
        capture,
        SILENCE,
        sent.length(),
        level,
        snr,
        cfo,
        List.of(example(capture, start, cfo)));
  }

  /** Each unit's modulator has its own deviation, well within what the standard allows. */
  private double modulationIndex(int unit) {
    double deviate = Seeds.generator(seed, MODULATION_INDEX, unit).nextGaussian();
    return Math.max(0.46, Math.min(0.54, GfskFrame.NOMINAL_INDEX + 0.01 * deviate));
  }

  /** What an 802.11 channel 20 MHz wide leaves in the received band, at any time. */
  private static ChannelModel interferer(RandomGenerator random) {
    OfdmFrame frame =
        OfdmFrame.random(OfdmFrame.Modulation.QPSK, WIFI_SYMBOLS, random).withChannelMhz(20);
    IqSignal sent =
        Transmitter.ideal(2.45e9).send(frame, WIFI_RATE_HZ, random.nextDouble(), random);
    return Interferer.anytime(new Resampler(RATE_HZ).resample(sent), SIR_DB, 0);
  }

  private ChannelModel receiver(TestSet set) {
    return set.equals(receiver) ? otherReceiver : Receiver.typical();
  }

  private double receiverOffsetHz(TestSet set) {
    return set.equals(receiver)
        ? otherReceiver.clock().carrierOffsetHz()
        : -Receiver.typical().offsetHz();
  }

  /** The preamble as an extractor delivers it, found where the truth says it is. */
  private IqSignal example(IqSignal capture, double start, double cfoHz) {
    double rate = protocol.template.cut().referenceRateHz();
    double from = start + protocol.template.cut().fromSeconds() * RATE_HZ;
    IqSignal cut = new Resampler(rate).cut(capture, from, protocol.template.cut().samples());
    float[] samples = cut.toArray();
    FineCarrier.rotate(samples, -cfoHz / rate);
    return IqSignal.of(samples, rate).normalised();
  }
}
