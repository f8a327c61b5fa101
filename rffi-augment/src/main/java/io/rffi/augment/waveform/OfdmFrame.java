package io.rffi.augment.waveform;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * A packet of IEEE 802.11a, or of its quarter- or half-clocked variants: short and long training,
 * SIGNAL, data symbols with pilots (IEEE 802.11-2020, clause 17).
 *
 * <p>The data's bits are those on the subcarriers, behind scrambler, code and interleaver, all of
 * which leave random bits random; the SIGNAL field is coded, and says the lowest rate of the
 * constellation and the length that fits. Each symbol is evaluated as the sum of its subcarriers at
 * the very instants that are asked for. The mean power over a period is 1 in the training, SIGNAL,
 * and every symbol of BPSK or QPSK, and 1 on average over the bits of the others.
 *
 * <p>Immutable and thread-safe.
 */
public final class OfdmFrame implements PacketWaveform {
  /**
   * How an OFDM subcarrier carries bits: Gray-coded constellations of mean power 1 (IEEE
   * 802.11-2020, 17.3.5.8).
   */
  public enum Modulation {
    /** One bit on I. */
    BPSK(1, 0b1101, 24, 1),
    /** One bit on I, one on Q. */
    QPSK(2, 0b0101, 48, 2),
    /** Two bits on each of I and Q. */
    QAM16(4, 0b1001, 96, 10),
    /** Three bits on each of I and Q. */
    QAM64(6, 0b0001, 192, 42);

    private final int bits;
    private final int rateField;
    private final int dataBitsPerSymbol;
    private final double scale;

    Modulation(int bits, int rateField, int dataBitsPerSymbol, int meanPower) {
      this.bits = bits;
      this.rateField = rateField;
      this.dataBitsPerSymbol = dataBitsPerSymbol;
      scale = 1 / Math.sqrt(meanPower);
    }

    /**
     * The bits of one subcarrier in one symbol.
     *
     * @return 1, 2, 4 or 6
     */
    public int bitsPerSubcarrier() {
      return bits;
    }

    /** R1 to R4 of the lowest rate with this constellation (R1 leftmost). */
    int rateField() {
      return rateField;
    }

    /** Bits of a symbol before the code of that rate: 1/2, but 2/3 for 64-QAM. */
    int dataBitsPerSymbol() {
      return dataBitsPerSymbol;
    }

    double i(boolean[] from, int at) {
      return scale * level(from, at, this == BPSK ? 1 : bits / 2);
    }

    double q(boolean[] from, int at) {
      return this == BPSK ? 0 : scale * level(from, at + bits / 2, bits / 2);
    }

    /** The levels −(2^count − 1) to 2^count − 1 in steps of 2, numbered in Gray code. */
    private static int level(boolean[] from, int at, int count) {
      int number = 0;
      boolean bit = false;
      for (int n = at; n < at + count; n++) {
        bit ^= from[n];
        number = 2 * number + (bit ? 1 : 0);
      }
      return 2 * number - (1 << count) + 1;
    }
  }

  /** The width of the quarter-clocked channel. */
  public static final int DEFAULT_CHANNEL_MHZ = 5;

  /** The transition between symbols that the standard suggests: 100 ns at 20 MHz. */
  public static final double STANDARD_TRANSITION_CHIPS = 2;

  // Times in chips: samples at a rate of the channel's width.
  private static final int PERIOD = 64;
  private static final int TRAINING_FIELD = 160;
  private static final int GUARD = 16;
  private static final int SYMBOL = PERIOD + GUARD;

  private final int channelMhz;
  private final double transitionChips;
  private final List<OfdmSymbol> symbols; // short training, long training, SIGNAL, data

  private OfdmFrame(int channelMhz, double transitionChips, List<OfdmSymbol> symbols) {
    this.channelMhz = channelMhz;
    this.transitionChips = transitionChips;
    this.symbols = symbols;
  }

  /**
   * A packet of given bits, {@value #DEFAULT_CHANNEL_MHZ} MHz wide, its symbols not windowed.
   *
   * @param modulation the constellation
   * @param bits 48 · {@link Modulation#bitsPerSubcarrier} for each data symbol; may be empty
   * @return the packet
   * @throws IllegalArgumentException if the last symbol is not full, or the packet too long
   */
  public static OfdmFrame of(Modulation modulation, boolean[] bits) {
    int bitsPerSymbol = OfdmSymbols.DATA_SUBCARRIERS * modulation.bitsPerSubcarrier();
    if (bits.length % bitsPerSymbol != 0) {
      throw new IllegalArgumentException(
          "a symbol of %s has %d bits, got %d".formatted(modulation, bitsPerSymbol, bits.length));
    }
    int dataSymbols = bits.length / bitsPerSymbol;
    boolean[] signal = OfdmSignalField.bits(modulation, dataSymbols);
    List<OfdmSymbol> symbols = new ArrayList<>(3 + dataSymbols);
    symbols.add(OfdmSymbols.shortTraining());
    symbols.add(OfdmSymbols.longTraining());
    symbols.add(OfdmSymbols.data(Modulation.BPSK, signal, 0, 0));
    for (int n = 0; n < dataSymbols; n++) {
      symbols.add(OfdmSymbols.data(modulation, bits, n * bitsPerSymbol, n + 1));
    }
    return new OfdmFrame(DEFAULT_CHANNEL_MHZ, 0, List.copyOf(symbols));
  }

  /**
   * A packet of random bits, {@value #DEFAULT_CHANNEL_MHZ} MHz wide, its symbols not windowed.
   *
   * @param modulation the constellation
   * @param dataSymbols how many data symbols, ≥ 0
   * @param random where the bits are drawn from
   * @return the packet
   */
  public static OfdmFrame random(Modulation modulation, int dataSymbols, RandomGenerator random) {
    Objects.requireNonNull(random, "random");
    if (dataSymbols < 0) {
      throw new IllegalArgumentException("a packet can't have " + dataSymbols + " data symbols");
    }
    int bitsPerSymbol = OfdmSymbols.DATA_SUBCARRIERS * modulation.bitsPerSubcarrier();
    boolean[] bits = new boolean[Math.multiplyExact(dataSymbols, bitsPerSymbol)];
    for (int n = 0; n < bits.length; n++) {
      bits[n] = random.nextBoolean();
    }
    return of(modulation, bits);
  }

  /**
   * The same packet in a channel of another width, clocked accordingly.
   *
   * @param changed 20 for 802.11a, 10 or 5
   * @return the changed packet
   */
  public OfdmFrame withChannelMhz(int changed) {
    if (changed != 20 && changed != 10 && changed != 5) {
      throw new IllegalArgumentException("channel must be 5, 10 or 20 MHz wide: " + changed);
    }
    return new OfdmFrame(changed, transitionChips, symbols);
  }

  /**
   * The same packet with windowed symbols: where one ends, it fades into the next along a squared
   * sine (equation 17-4). The packet's own ends are left to the transmitter's {@link
   * io.rffi.augment.transmitter.PowerRamp power ramp}.
   *
   * @param chips how long a transition takes, 0 to 16, in inverse widths of the channel: for
   *     example {@link #STANDARD_TRANSITION_CHIPS}; 0 for none
   * @return the changed packet
   */
  public OfdmFrame withTransition(double chips) {
    if (!(chips >= 0 && chips <= GUARD)) {
      throw new IllegalArgumentException("a transition is 0 to " + GUARD + " chips, got " + chips);
    }
    return new OfdmFrame(channelMhz, chips, symbols);
  }

  /**
   * The channel's width; subcarriers are 1/64 of it apart.
   *
   * @return 5, 10 or 20
   */
  public int channelMhz() {
    return channelMhz;
  }

  @Override
  public double seconds() {
    return begin(symbols.size()) / (1e6 * channelMhz);
  }

  /** Where a symbol begins, in chips. */
  private static int begin(int symbol) {
    return symbol <= 2 ? symbol * TRAINING_FIELD : 2 * TRAINING_FIELD + (symbol - 2) * SYMBOL;
  }

  @Override
  public void fill(double firstSeconds, double stepSeconds, double[] samples) {
    SampledWaveform.fill(this::write, seconds(), firstSeconds, stepSeconds, samples);
  }

  private void write(double seconds, double[] samples, int at) {
    samples[at] = 0;
    samples[at + 1] = 0;
    double chips = 1e6 * channelMhz * seconds;
    int symbol = (int) (chips / TRAINING_FIELD);
    if (symbol >= 2) {
      symbol = 2 + (int) ((chips - 2 * TRAINING_FIELD) / SYMBOL);
    }
    symbol = Math.min(symbol, symbols.size() - 1); // rounding at the very end
    double before = begin(symbol) - chips;
    double behind = begin(symbol + 1) - chips;
    double weight = 1;
    if (symbol > 0 && -before < transitionChips / 2) {
      weight = risen(-before);
      add(symbol - 1, chips, 1 - weight, samples, at);
    } else if (symbol + 1 < symbols.size() && behind < transitionChips / 2) {
      weight = risen(behind);
      add(symbol + 1, chips, 1 - weight, samples, at);
    }
    add(symbol, chips, weight, samples, at);
  }

  /** The window's value inside of a symbol. */
  private double risen(double chipsFromEdge) {
    double sine = Math.sin(Math.PI / 2 * (0.5 + chipsFromEdge / transitionChips));
    return sine * sine;
  }

  private void add(int symbol, double chips, double weight, double[] samples, int at) {
    // The short training has no guard interval, the long one has that of two symbols.
    int guard = symbol == 0 ? 0 : symbol == 1 ? 2 * GUARD : GUARD;
    double turns = (chips - begin(symbol) - guard) / PERIOD;
    symbols.get(symbol).add(turns, weight, samples, at);
  }
}
