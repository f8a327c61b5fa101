package io.rffi.dsp.lora.receive;

import io.rffi.api.Preamble;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.dsp.lora.frame.FrameDecoder;
import io.rffi.dsp.lora.frame.FrameFormat;
import io.rffi.dsp.lora.frame.LoraFrame;
import io.rffi.dsp.lora.frame.SoftSymbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The reception of one packet, symbol by symbol as samples come. For use by one thread at a time.
 */
public final class Reception {
  private static final int SYNC_SYMBOLS = 2;

  private static final double DOWN_CHIRPS = 2.25;

  /** Below SF7, two symbols without a content follow the down-chirps. */
  private static final int EMPTY_SYMBOLS_BELOW_SF7 = 2;

  /** A weaker tone may be noise: of 4096 values of noise, one in 700 symbols exceeds it. */
  private static final double LEAST_CONTRAST = 15;

  /** Values of sync symbols are a multiple of this. */
  private static final int SYNC_STEP = 8;

  private final Preamble preamble;
  private final LoraParameters lora;
  private final double samplesPerChip;
  private final ChipSampler sampler;
  private final SymbolSpectrum spectrum;
  private final SymbolTracker tracker;
  private final LowDataRateTest lowDataRate;
  private final int emptySymbols;
  private final float[] chips;
  private final List<SoftSymbol> soft = new ArrayList<>();
  private final List<Integer> values = new ArrayList<>();
  private double expected; // where the next symbol begins if no clock drifts, in samples
  private double payloadStart;
  private int syncWord;
  private int behindPreamble; // symbols received, the sync word's and empty ones included
  private Optional<FrameFormat> format;
  private boolean complete;

  Reception(
      Preamble preamble, LoraParameters lora, double sampleRateHz, Optional<FrameFormat> implicit) {
    this.preamble = preamble;
    this.lora = lora;
    format = implicit;
    samplesPerChip = sampleRateHz / lora.bandwidthHz();
    sampler = new ChipSampler(lora, sampleRateHz);
    spectrum = new SymbolSpectrum(lora);
    chips = new float[2 * lora.chips()];
    emptySymbols = lora.spreadingFactor() < 7 ? EMPTY_SYMBOLS_BELOW_SF7 : 0;
    lowDataRate = new LowDataRateTest(FrameFormat.advisesLowDataRate(lora));
    tracker = new SymbolTracker(lora, 1e-6 * preamble.sfoPpm().orElse(0));
    expected = preamble.startSample();
    advance(preamble.symbols());
  }

  /**
   * How far the samples must reach for the next symbol.
   *
   * @return the number of the first sample that need not be there yet
   */
  public long needed() {
    return sampler.needed(start(), lora.chips());
  }

  /**
   * The first sample that is still needed.
   *
   * @return its number
   */
  public long first() {
    return sampler.first(start());
  }

  /**
   * Whether all symbols are received, or there can be no more of which anything is known.
   *
   * @return whether {@link #receive} has nothing left to do
   */
  public boolean isComplete() {
    return complete;
  }

  /**
   * Receives the symbols whose samples are there.
   *
   * @param source the samples
   */
  public void receive(SampleSource source) {
    while (!complete && needed() <= source.end()) {
      double carrierHz = preamble.cfoHz() + tracker.carrier() / lora.symbolSeconds();
      sampler.sample(source, start(), carrierHz, chips);
      spectrum.measure(chips);
      if (behindPreamble < SYNC_SYMBOLS) {
        syncWord = (syncWord << 4) | ((follow(0, SYNC_STEP) / SYNC_STEP) & 0xF);
      } else if (behindPreamble >= SYNC_SYMBOLS + emptySymbols) {
        takeSymbol();
      }
      behindPreamble++;
      advance(1);
      if (behindPreamble == SYNC_SYMBOLS) {
        advance(DOWN_CHIRPS);
      }
    }
  }

  private void takeSymbol() {
    if (values.isEmpty()) {
      payloadStart = start();
    }
    boolean reduced = values.size() < FrameFormat.FIRST_SYMBOLS && emptySymbols == 0;
    values.add(reduced ? follow(1, LowDataRateTest.REDUCED_STEP) : follow(0, 1));
    soft.add(SoftSymbol.of(spectrum.likelihoods()));
    if (values.size() > FrameFormat.FIRST_SYMBOLS) {
      lowDataRate.add(spectrum);
    } else if (values.size() == FrameFormat.FIRST_SYMBOLS && format.isEmpty()) {
      format = FrameDecoder.header(soft, FrameFormat.advisesLowDataRate(lora));
    }
    format = format.map(this::withLowDataRate);
    int length =
        format
            .map(known -> known.symbols(lora.spreadingFactor()))
            .orElse(FrameFormat.FIRST_SYMBOLS);
    complete = values.size() >= length;
  }

  /** Whoever sends no header has said it. */
  private FrameFormat withLowDataRate(FrameFormat known) {
    return known.header() == FrameFormat.Header.EXPLICIT
        ? known.withLowDataRate(lowDataRate.isLikelier())
        : known;
  }

  /**
   * The value nearest to the strongest tone among first, first + step, …; what is left is the
   * clock's.
   */
  private int follow(int first, int step) {
    int strongest = spectrum.strongest();
    int above = Math.floorMod(strongest - first + step / 2, step) - step / 2;
    if (above != 0) {
      tracker.correct(above + spectrum.offset(strongest));
    } else if (spectrum.contrast(strongest) > LEAST_CONTRAST) {
      tracker.correct(spectrum.trend(strongest, tracker.timing()));
    }
    return Math.floorMod(strongest - above, lora.chips());
  }

  private double start() {
    return expected + tracker.timing() * samplesPerChip;
  }

  private void advance(double symbols) {
    expected += symbols * lora.chips() * samplesPerChip;
    tracker.advance(symbols);
  }

  /**
   * What was received until now.
   *
   * @return the packet, complete or not
   */
  public LoraPacket packet() {
    double symbol = (lora.chips() + tracker.drift()) * samplesPerChip;
    Optional<LoraFrame> frame =
        format
            .filter(known -> values.size() >= known.symbols(lora.spreadingFactor()))
            .map(known -> FrameDecoder.frame(soft, known));
    return new LoraPacket(
        preamble,
        syncWord,
        format,
        values,
        frame,
        values.isEmpty() ? start() : payloadStart,
        symbol);
  }
}
