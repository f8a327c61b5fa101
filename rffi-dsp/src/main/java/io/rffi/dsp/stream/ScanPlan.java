package io.rffi.dsp.stream;

import io.rffi.api.SampleRateException;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.dsp.lora.LoraPreambleExtractor;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a scanner looks for in a stream: at which sample rate, in which channels, cut how.
 *
 * <p>Begins with {@link #at}, and each {@code with} gives another plan. Immutable.
 *
 * @param sampleRateHz the stream's rate, complex samples per second
 * @param centreFrequencyHz the radio frequency that appears as 0 Hz, if known; preambles carry it
 * @param channels where to look for what; a scanner needs at least one
 * @param symbols the most up-chirps that a cut holds, ≥ 5
 * @param referenceRateHz the rate of the cut, a whole multiple of every bandwidth
 */
public record ScanPlan(
    double sampleRateHz,
    OptionalDouble centreFrequencyHz,
    List<ScanChannel> channels,
    int symbols,
    double referenceRateHz) {
  private static final int DEFAULT_SYMBOLS = 8;

  /** A stated rate is rounded. */
  private static final double RATE_TOLERANCE = 1e-6;

  /** The channels of a LoRaWAN gateway in its 2 MHz, and how far apart they are. */
  private static final int GATEWAY_CHANNELS = 8;

  private static final double GATEWAY_SPACING_HZ = 200e3;

  /**
   * Checks the ranges.
   *
   * @throws SampleRateException if the rate is below the bandwidth of a channel
   * @throws IllegalArgumentException if a channel's band reaches out of the sampled one, or
   *     something is not in its range
   */
  public ScanPlan {
    if (!(sampleRateHz > 0) || Double.isInfinite(sampleRateHz)) {
      throw new IllegalArgumentException("sample rate must be positive, got " + sampleRateHz);
    }
    if (!Double.isFinite(centreFrequencyHz.orElse(0))) {
      throw new IllegalArgumentException("centre frequency is not finite: " + centreFrequencyHz);
    }
    channels = List.copyOf(channels);
    for (ScanChannel channel : channels) {
      requireInBand(channel, sampleRateHz);
      // Refuses a cut that can't be.
      LoraPreambleExtractor.of(List.of(channel.lora()), symbols, referenceRateHz);
    }
  }

  private static void requireInBand(ScanChannel channel, double rateHz) {
    int bandwidthHz = channel.lora().bandwidthHz();
    if (rateHz < bandwidthHz * (1 - RATE_TOLERANCE)) {
      throw new SampleRateException(
          rateHz,
          bandwidthHz,
          channel.lora().describe() + " needs at least its bandwidth; sample faster");
    }
    double edge = Math.abs(channel.centreHz()) + bandwidthHz / 2.0;
    if (edge > rateHz / 2 * (1 + RATE_TOLERANCE)) {
      throw new IllegalArgumentException(
          "the channel of %s at %s Hz reaches out to %s Hz, but %s Hz of samples hold ±%s Hz only"
              .formatted(channel.lora().describe(), channel.centreHz(), edge, rateHz, rateHz / 2));
    }
  }

  /**
   * A plan without channels, for cuts of up to eight symbols at 1 MHz.
   *
   * @param sampleRateHz the stream's rate
   * @return the plan, to be given channels
   */
  public static ScanPlan at(double sampleRateHz) {
    return new ScanPlan(
        sampleRateHz,
        OptionalDouble.empty(),
        List.of(),
        DEFAULT_SYMBOLS,
        LoraPreambleExtractor.REFERENCE_RATE_HZ);
  }

  /**
   * The eight channels of a LoRaWAN gateway, 200 kHz apart around the stream's 0 Hz: in EU868,
   * 867.1 to 868.5 MHz for a receiver that is tuned to 867.8 MHz.
   *
   * @param sampleRateHz the stream's rate, ≥ 1.525 MHz for 125 kHz channels
   * @param searched the modulations that each channel is watched for
   * @return the plan
   */
  public static ScanPlan gateway(double sampleRateHz, LoraParameters... searched) {
    double lowest = -(GATEWAY_CHANNELS - 1) / 2.0 * GATEWAY_SPACING_HZ;
    return at(sampleRateHz).withRaster(lowest, GATEWAY_SPACING_HZ, GATEWAY_CHANNELS, searched);
  }

  /**
   * This plan with one more channel.
   *
   * @param centreHz its centre relative to the stream's 0 Hz
   * @param searched the modulations that it is watched for
   * @return another plan
   */
  public ScanPlan withChannel(double centreHz, LoraParameters... searched) {
    return withRaster(centreHz, 0, 1, searched);
  }

  /**
   * This plan with channels at equal distances.
   *
   * @param lowestHz the centre of the lowest, relative to the stream's 0 Hz
   * @param spacingHz from centre to centre
   * @param count how many
   * @param searched the modulations that each is watched for
   * @return another plan
   */
  public ScanPlan withRaster(
      double lowestHz, double spacingHz, int count, LoraParameters... searched) {
    List<ScanChannel> more = new ArrayList<>(channels);
    for (int n = 0; n < count; n++) {
      for (LoraParameters lora : searched) {
        more.add(new ScanChannel(lowestHz + n * spacingHz, lora));
      }
    }
    return new ScanPlan(sampleRateHz, centreFrequencyHz, more, symbols, referenceRateHz);
  }

  /**
   * This plan with channels half a bandwidth apart all over the sampled band, for carriers at
   * unknown places. It costs as much as so many channels do.
   *
   * @param searched the modulations to watch for
   * @return another plan
   */
  public ScanPlan withWholeBand(LoraParameters... searched) {
    ScanPlan plan = this;
    for (LoraParameters lora : searched) {
      double room = Math.max(0, sampleRateHz - lora.bandwidthHz());
      int count = 1 + (int) Math.ceil(2 * room / lora.bandwidthHz() - RATE_TOLERANCE);
      double spacing = count == 1 ? 0 : room / (count - 1);
      plan = plan.withRaster(count == 1 ? 0 : -room / 2, spacing, count, lora);
    }
    return plan;
  }

  /**
   * This plan around a known radio frequency.
   *
   * @param hz the frequency that appears as 0 Hz; finite
   * @return another plan
   */
  public ScanPlan withCentreFrequencyHz(double hz) {
    return new ScanPlan(sampleRateHz, OptionalDouble.of(hz), channels, symbols, referenceRateHz);
  }

  /**
   * This plan with another cut.
   *
   * @param mostSymbols the most up-chirps that a cut holds, ≥ 5
   * @param rateHz the rate of the cut, a whole multiple of every bandwidth
   * @return another plan
   */
  public ScanPlan withCut(int mostSymbols, double rateHz) {
    return new ScanPlan(sampleRateHz, centreFrequencyHz, channels, mostSymbols, rateHz);
  }
}
