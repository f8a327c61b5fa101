package io.rffi.augment.channel;

import io.rffi.api.ChannelModel;
import io.rffi.api.IqSignal;
import io.rffi.api.Spectrogram;
import io.rffi.augment.Measure;
import io.rffi.augment.SimulatedDevices;
import io.rffi.augment.internal.Iq;
import io.rffi.augment.random.Seeds;
import io.rffi.augment.transmitter.Transmitter;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.dsp.math.Rotation;
import io.rffi.dsp.spectrogram.ChannelIndependentSpectrogram;
import io.rffi.dsp.spectrogram.LogSpectrogram;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * How much two independent channels change the pictures of one and the same preamble.
 *
 * <p>A preamble of eight symbols at 1 MHz goes through two realisations of a channel, gets noise
 * relative to what has come through, and is turned back by its carrier offset, as an extractor
 * does. The figures are medians over cells and pairs of |a − b| in dB: of the plain spectrogram
 * 10·log10|S|² of packets as received and of packets scaled to an RMS of 1, and of 10·Q, the
 * channel-independent one in the same unit, to which the scale doesn't matter.
 */
final class ChannelIndependence {
  /** Which cells are looked at, by what the clean packets hold in them. */
  enum Cells {
    ALL,
    /** Signal at least 20 dB above the noise in both packets, in both columns that are divided. */
    STRONG,
    /** Signal at least 10 dB below the noise in both packets, in both columns. */
    NOISE
  }

  /**
   * NaN where there is no such cell.
   *
   * @param receivedDb of the plain spectrogram, packets as received
   * @param scaledDb of the plain spectrogram, packets of RMS 1
   * @param independentDb of the channel-independent spectrogram
   * @param share of all cells
   */
  record Change(double receivedDb, double scaledDb, double independentDb, double share) {
    double ratioAsReceived() {
      return receivedDb / independentDb;
    }

    double ratioScaled() {
      return scaledDb / independentDb;
    }
  }

  private static final LogSpectrogram PLAIN = new LogSpectrogram();
  private static final ChannelIndependentSpectrogram INDEPENDENT =
      new ChannelIndependentSpectrogram();
  private static final LoraParameters LORA = LoraParameters.EU868_SF7;
  private static final int WINDOW = 256;

  private ChannelIndependence() {}

  static Map<Cells, Change> measure(ChannelModel channel, double snrDb, int pairs) {
    return measure(channel, snrDb, pairs, 0);
  }

  /** With some of the carrier offset left over, the same in both packets. */
  static Map<Cells, Change> measure(
      ChannelModel channel, double snrDb, int pairs, double residualHz) {
    SimulatedDevices device = SimulatedDevices.lora(1, 1);
    Map<Cells, Differences> differences = new EnumMap<>(Cells.class);
    for (Cells cells : Cells.values()) {
      differences.put(cells, new Differences(pairs));
    }
    for (int pair = 0; pair < pairs; pair++) {
      IqSignal sent = device.preamble(0, pair, LORA, 8, 1e6);
      double coarseHz = 1e-6 * device.unit(0, pair).crystal().ppm() * Transmitter.EU868_CARRIER_HZ;
      IqSignal tuned = turned(sent, coarseHz);
      Packet one = packet(tuned, channel, snrDb, residualHz, Seeds.generator(1, pair, 0));
      Packet two = packet(tuned, channel, snrDb, residualHz, Seeds.generator(1, pair, 1));
      compare(one, two, 10 * Math.log10(WINDOW) - snrDb, differences);
    }
    Map<Cells, Change> changes = new EnumMap<>(Cells.class);
    differences.forEach((cells, found) -> changes.put(cells, found.change()));
    return changes;
  }

  /** Pictures of packets of RMS 1, without and with noise. */
  private record Packet(
      double levelDb, Spectrogram clean, Spectrogram plain, Spectrogram independent) {}

  private static Packet packet(
      IqSignal sent,
      ChannelModel channel,
      double snrDb,
      double residualHz,
      RandomGenerator random) {
    IqSignal faded = channel.apply(sent, random);
    IqSignal received = AwgnChannel.fullRate(snrDb).apply(faded, random);
    double offsetHz = fineOffsetHz(received) - residualHz;
    IqSignal scaled = scaledToOne(turned(received, offsetHz));
    return new Packet(
        20 * Math.log10(received.rms()),
        PLAIN.transform(scaledToOne(turned(faded, offsetHz))),
        PLAIN.transform(scaled),
        INDEPENDENT.transform(scaled));
  }

  private static IqSignal turned(IqSignal in, double offsetHz) {
    double[] samples = Iq.toDoubles(in);
    Rotation.turn(samples, -offsetHz / in.sampleRateHz());
    return Iq.like(in, samples);
  }

  /** The angle from symbol to symbol: right within half a symbol rate, ±488 Hz. */
  private static double fineOffsetHz(IqSignal in) {
    int lag = 1024;
    IqSignal early = in.slice(0, in.length() - lag);
    double[] product = Measure.inner(early, in.slice(lag, in.length() - lag));
    return Math.atan2(product[1], product[0]) / (2 * Math.PI * lag) * in.sampleRateHz();
  }

  private static IqSignal scaledToOne(IqSignal in) {
    double[] samples = Iq.toDoubles(in);
    Iq.scale(samples, 1 / in.rms());
    return Iq.like(in, samples);
  }

  private static void compare(
      Packet one, Packet two, double noiseDb, Map<Cells, Differences> differences) {
    int rows = one.independent.rows();
    int columns = one.independent.columns();
    double level = one.levelDb - two.levelDb;
    for (int cell = 0; cell < rows * columns; cell++) {
      int row = cell / columns;
      int column = cell % columns;
      double plain = one.plain.at(row, column) - two.plain.at(row, column);
      double independent =
          10 * Math.abs(one.independent.at(row, column) - two.independent.at(row, column));
      double least = Double.POSITIVE_INFINITY;
      double most = Double.NEGATIVE_INFINITY;
      for (Spectrogram clean : new Spectrogram[] {one.clean, two.clean}) {
        double before = clean.at(row, column);
        double after = clean.at(row, column + 1);
        least = Math.min(least, Math.min(before, after));
        most = Math.max(most, Math.max(before, after));
      }
      differences.get(Cells.ALL).add(plain + level, plain, independent);
      if (least >= noiseDb + 20) {
        differences.get(Cells.STRONG).add(plain + level, plain, independent);
      }
      if (most <= noiseDb - 10) {
        differences.get(Cells.NOISE).add(plain + level, plain, independent);
      }
    }
  }

  private static final class Differences {
    private final double[][] found;
    private int count;

    Differences(int pairs) {
      found = new double[3][pairs * 102 * 62];
    }

    void add(double received, double scaled, double independent) {
      found[0][count] = Math.abs(received);
      found[1][count] = Math.abs(scaled);
      found[2][count++] = independent;
    }

    Change change() {
      double share = (double) count / found[0].length;
      return new Change(median(found[0]), median(found[1]), median(found[2]), share);
    }

    private double median(double[] values) {
      Arrays.sort(values, 0, count);
      return count == 0 ? Double.NaN : values[count / 2];
    }
  }
}
