package io.rffi.dsp.lora;

import io.rffi.api.IqSignal;
import io.rffi.api.Preamble;
import io.rffi.api.PreambleExtractor;
import io.rffi.api.SampleRateException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * Finds LoRa preambles at any sample rate from the bandwidth up, wherever in the captured band the
 * carrier is.
 *
 * <p>A preamble is at least five equal up-chirps, two symbols of sync word and two down-chirps. Up-
 * and down-chirps together tell timing and carrier apart to a fraction of a sample and a few hertz.
 * What comes out are the last up-chirps before the sync word (eight unless said otherwise), at the
 * reference rate, the carrier removed, normalised to an RMS of 1. The carrier must leave the band
 * in the capture, or at most a quarter of it outside. At less than 1.05 samples a chip, about one
 * packet in forty is missed (simulated, SF7 at 10 dB).
 *
 * <p>Immutable and safe for use by many threads at once.
 */
public final class LoraPreambleExtractor implements PreambleExtractor {
  /** The published reference rate, 1 MHz. */
  public static final double REFERENCE_RATE_HZ = 1e6;

  private static final int DEFAULT_SYMBOLS = 8;

  /** 128 MHz at SF12 and 125 kHz; each search keeps a few symbols' spectra in memory. */
  private static final double MOST_SYMBOL_SAMPLES = 1 << 22;

  /** A reading that explains a smaller part of a symbol than another does is a ghost of it. */
  private static final double LARGEST_PART = 0.7;

  /** Leakage of a packet is weaker: windows' side lobes, a transmitter's own images. */
  private static final double LARGEST_LEAKAGE = 1e-3;

  /** Symbols over which a level is measured. */
  private static final int LEVEL_SYMBOLS = PreambleEstimator.LEAST_SYMBOLS;

  private final List<LoraParameters> searched;
  private final int symbols;
  private final PreambleCutter cutter;
  private final CarrierRange carriers;

  private LoraPreambleExtractor(
      List<LoraParameters> searched, int symbols, PreambleCutter cutter, CarrierRange carriers) {
    this.searched = List.copyOf(searched);
    this.symbols = symbols;
    this.cutter = cutter;
    this.carriers = carriers;
  }

  /**
   * Looks for one modulation, or several at once; cuts up to eight symbols at 1 MHz.
   *
   * @param searched at least one
   * @return the extractor
   */
  public static LoraPreambleExtractor of(LoraParameters... searched) {
    return of(List.of(searched), DEFAULT_SYMBOLS, REFERENCE_RATE_HZ);
  }

  /**
   * Looks for several modulations and says what is cut.
   *
   * @param searched at least one; of overlapping detections the one that fits best is reported
   * @param symbols the most up-chirps that a cut holds, ≥ 5: of a longer preamble, the last ones
   * @param referenceRateHz the rate of the cut, at least the widest bandwidth and a whole multiple
   *     of it
   * @return the extractor
   */
  public static LoraPreambleExtractor of(
      List<LoraParameters> searched, int symbols, double referenceRateHz) {
    if (searched.isEmpty()) {
      throw new IllegalArgumentException("say at least one modulation to look for");
    }
    if (symbols < PreambleEstimator.LEAST_SYMBOLS) {
      throw new IllegalArgumentException(
          "a cut holds at least " + PreambleEstimator.LEAST_SYMBOLS + " symbols, not " + symbols);
    }
    for (LoraParameters lora : searched) {
      double samplesAChip = referenceRateHz / lora.bandwidthHz();
      if (!(samplesAChip >= 1) || samplesAChip != Math.rint(samplesAChip)) {
        throw new IllegalArgumentException(
            "reference rate "
                + referenceRateHz
                + " Hz is no whole multiple of the bandwidth of "
                + lora.describe());
      }
    }
    return new LoraPreambleExtractor(
        searched, symbols, new PreambleCutter(symbols, referenceRateHz), CarrierRange.ALL);
  }

  /**
   * The same extractor, restricted to carriers in a range: those outside are not found, nor their
   * ghosts, and the search is cheaper.
   *
   * @param lowestHz the lowest carrier, relative to the capture's 0 Hz
   * @param highestHz the highest carrier, at least the lowest; either may be infinite
   * @return the extractor
   * @throws IllegalArgumentException if the range is empty or not a number
   */
  public LoraPreambleExtractor withCarriersIn(double lowestHz, double highestHz) {
    return new LoraPreambleExtractor(
        searched, symbols, cutter, new CarrierRange(lowestHz, highestHz));
  }

  /**
   * Looks for SF7 to SF12 at 125, 250 and 500 kHz.
   *
   * @return the extractor
   */
  public static LoraPreambleExtractor ofAll() {
    List<LoraParameters> all = new ArrayList<>();
    for (int bandwidthHz : new int[] {125_000, 250_000, 500_000}) {
      for (int spreadingFactor = 7; spreadingFactor <= 12; spreadingFactor++) {
        all.add(new LoraParameters(spreadingFactor, bandwidthHz));
      }
    }
    return of(all, DEFAULT_SYMBOLS, REFERENCE_RATE_HZ);
  }

  /** The longest preamble that can be cut, with what stands behind it. */
  @Override
  public OptionalDouble reachSeconds(double sampleRateHz) {
    double symbol = searched.stream().mapToDouble(LoraParameters::symbolSeconds).max().orElse(0);
    return OptionalDouble.of((symbols + 6) * symbol);
  }

  /**
   * One preamble as found, before it is cut.
   *
   * @param level the part of the capture's energy in the first symbols that is its own; 1 if the
   *     capture cuts them. An estimate's tone fraction is that of what was left after stronger
   *     packets were cancelled
   */
  private record Detection(SampledLora sampled, PreambleEstimate estimate, double level) {
    static Detection of(PreambleEstimate estimate, SymbolDechirper dechirper, SampledLora sampled) {
      List<DechirpedSymbol> symbols =
          dechirper.dechirp(
              estimate.start(), LEVEL_SYMBOLS, ChirpDirection.UP, estimate.carrierHz());
      double level = symbols.stream().mapToDouble(one -> one.toneFraction(0)).average().orElse(1);
      return new Detection(sampled, estimate, level);
    }

    /** Whether it is another one's chirps, seen a second time or by another modulation's length. */
    boolean isGhostOf(Detection other) {
      return sampled.lora().hasSlopeOf(other.sampled.lora())
          && (other.estimate.sharesChirps(estimate, other.sampled)
              || isPartOf(other)
              || isLeakageOf(other));
    }

    /**
     * Whether a modulation of the same slope but other symbols explains only a part of them: a long
     * preamble of SF7 at 125 kHz has chirps of SF9 at 250 kHz in it, a half of each.
     */
    private boolean isPartOf(Detection other) {
      double band = (sampled.bandwidthHz() + other.sampled.bandwidthHz()) / 2;
      return !sampled.lora().equals(other.sampled.lora())
          && estimate.overlaps(other.estimate)
          && Math.abs(estimate.carrierHz() - other.estimate.carrierHz()) < band
          && estimate.toneFraction() < LARGEST_PART * other.estimate.toneFraction();
    }

    /** Whether it begins with a much stronger one and is what that leaves in other bands. */
    private boolean isLeakageOf(Detection other) {
      return Math.abs(estimate.start() - other.estimate.start()) < sampled.symbolSamples()
          && level < LARGEST_LEAKAGE * other.level;
    }
  }

  /**
   * {@inheritDoc}
   *
   * @throws SampleRateException if the capture's rate is below the widest bandwidth looked for, or
   *     beyond what any receiver has
   */
  @Override
  public List<Preamble> extract(IqSignal capture) {
    Objects.requireNonNull(capture, "capture");
    for (LoraParameters lora : searched) {
      requireUsable(capture.sampleRateHz(), lora);
    }
    float[] iq = capture.toArray();
    List<Detection> detections = new ArrayList<>();
    for (LoraParameters lora : searched) {
      SampledLora sampled = new SampledLora(lora, capture.sampleRateHz());
      if (!carriers.isEmptyWithin(sampled.greatestCarrierHz())) {
        List<PreambleEstimate> found = new SicSearch(sampled, carriers).preambles(iq, symbols);
        if (!found.isEmpty()) {
          SymbolDechirper dechirper = new SymbolDechirper(iq, sampled, new ReferenceChirp(sampled));
          found.forEach(one -> detections.add(Detection.of(one, dechirper, sampled)));
        }
      }
    }
    return withoutGhosts(detections).stream()
        .sorted(Comparator.comparingDouble(one -> one.estimate().start()))
        .map(one -> cutter.cut(capture, one.estimate(), one.sampled().lora()))
        .toList();
  }

  private static void requireUsable(double rateHz, LoraParameters lora) {
    if (rateHz < lora.bandwidthHz() * (1 - 1e-6)) {
      throw new SampleRateException(
          rateHz,
          lora.bandwidthHz(),
          lora.describe() + " needs at least its bandwidth; record faster, or look for less");
    }
    double most = MOST_SYMBOL_SAMPLES / lora.symbolSeconds();
    if (rateHz > most) {
      throw new SampleRateException(
          rateHz,
          most,
          "a symbol of " + lora.describe() + " would be too long; is the rate right?");
    }
  }

  /** Chirps of one slope look alike at other spreading factors: the best fit at a time stays. */
  private static List<Detection> withoutGhosts(List<Detection> detections) {
    List<Detection> best = new ArrayList<>();
    detections.stream()
        .sorted(Comparator.comparingDouble(one -> -one.estimate().toneFraction()))
        .filter(one -> best.stream().noneMatch(one::isGhostOf))
        .forEach(best::add);
    return best;
  }
}
