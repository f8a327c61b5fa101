package io.rffi.dsp.lora;

import io.rffi.api.Waveform;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The modulation of a LoRa packet.
 *
 * @param spreadingFactor 5 to 12; a symbol has 2^SF chips
 * @param bandwidthHz one of {@link #BANDWIDTHS_HZ}; also the chip rate
 */
public record LoraParameters(int spreadingFactor, int bandwidthHz) implements Waveform {
  /** What can be looked for, in Hz, the narrowest first. */
  public static final List<Integer> BANDWIDTHS_HZ = List.of(62_500, 125_000, 250_000, 500_000);

  /** The fastest data rate of the common channels in the EU868 band: SF7, 125 kHz. */
  public static final LoraParameters EU868_SF7 = new LoraParameters(7, 125_000);

  /** Other slopes differ by a factor of two and more. */
  private static final double SAME_SLOPE = 1e-9;

  private static final Pattern TEXT = Pattern.compile("lora sf(\\d{1,9}) (\\d{1,9})");

  /** Checks the ranges. */
  public LoraParameters {
    if (spreadingFactor < 5 || spreadingFactor > 12) {
      throw new IllegalArgumentException("spreading factor must be 5 to 12: " + spreadingFactor);
    }
    if (!BANDWIDTHS_HZ.contains(bandwidthHz)) {
      throw new IllegalArgumentException(
          "bandwidth must be one of " + BANDWIDTHS_HZ + " Hz: " + bandwidthHz);
    }
  }

  /**
   * Reads what {@link #text()} writes.
   *
   * @param text what a model says of itself
   * @return the modulation; empty if the text is about something else
   * @throws IllegalArgumentException if it is about a LoRa modulation that there is not
   */
  public static Optional<LoraParameters> parse(String text) {
    Matcher lora = TEXT.matcher(text);
    return lora.matches()
        ? Optional.of(
            new LoraParameters(Integer.parseInt(lora.group(1)), Integer.parseInt(lora.group(2))))
        : Optional.empty();
  }

  /**
   * The name in files.
   *
   * @return for example {@code "lora sf7 125000"}
   */
  public String text() {
    return "lora sf" + spreadingFactor + " " + bandwidthHz;
  }

  /**
   * The number of chips in a symbol.
   *
   * @return 2^SF
   */
  public int chips() {
    return 1 << spreadingFactor;
  }

  /**
   * The duration of a symbol.
   *
   * @return 2^SF / bandwidth
   */
  public double symbolSeconds() {
    return (double) chips() / bandwidthHz;
  }

  /**
   * How fast a chirp sweeps.
   *
   * @return bandwidth / symbol, in Hz a second
   */
  public double slope() {
    return bandwidthHz / symbolSeconds();
  }

  /**
   * Whether chirps of another modulation sweep as fast: half of a chirp of SF9 at 250 kHz is one of
   * SF7 at 125 kHz.
   *
   * @param other the other modulation
   * @return whether their slopes are equal
   */
  public boolean hasSlopeOf(LoraParameters other) {
    return Math.abs(slope() - other.slope()) < SAME_SLOPE * slope();
  }

  private String kilohertz() {
    return bandwidthHz % 1000 == 0 ? "" + bandwidthHz / 1000 : "" + bandwidthHz / 1e3;
  }

  @Override
  public String describe() {
    return "LoRa SF" + spreadingFactor + " " + kilohertz() + " kHz";
  }
}
