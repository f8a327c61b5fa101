package io.rffi.cli;

import io.rffi.api.PreambleExtractor;
import io.rffi.cli.flow.CommandFailure;
import io.rffi.cli.flow.RateDependentExtractor;
import io.rffi.dsp.FrontEnd;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.dsp.lora.LoraPreambleExtractor;
import io.rffi.embed.onnx.ModelDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which LoRa modulations to look for. */
final class LoraOptions {
  private static final List<Integer> USUAL_SPREADING_FACTORS = List.of(7, 8, 9, 10, 11, 12);
  private static final List<Integer> USUAL_BANDWIDTHS_HZ = List.of(125_000, 250_000, 500_000);
  private static final int CUT_SYMBOLS = 8;
  private static final int LEAST_SYMBOLS = 5;

  @Option(
      names = "--sf",
      paramLabel = "SF",
      split = ",",
      description =
          "Look only for these spreading factors, such as 7 or 5,6 (7 to 12 if not said).")
  private List<Integer> spreadingFactors;

  @Option(
      names = "--bandwidth",
      paramLabel = "HZ",
      split = ",",
      description =
          "Look only for these bandwidths: 62.5k, 125k, 250k, 500k (all of them, or all but 62.5k, if not said).")
  private List<Hertz> bandwidths;

  LoraOptions() {}

  /** Whether anything is asked for. */
  boolean given() {
    return spreadingFactors != null || bandwidths != null;
  }

  /** Everything asked for, by default all usual ones that a recording's rate allows. */
  PreambleExtractor searchAll() {
    return search(modulations(USUAL_SPREADING_FACTORS, USUAL_BANDWIDTHS_HZ));
  }

  /** The same, by default at all bandwidths. */
  PreambleExtractor searchAllBandwidths() {
    return search(modulations(USUAL_SPREADING_FACTORS, LoraParameters.BANDWIDTHS_HZ));
  }

  /** All modulations but a model's that a recording's rate allows. */
  static PreambleExtractor searchForOthersThan(ModelDescription model) {
    LoraOptions all = new LoraOptions();
    LoraParameters own = all.trainedOn(model);
    return all.search(
        all.modulations(USUAL_SPREADING_FACTORS, USUAL_BANDWIDTHS_HZ).stream()
            .filter(lora -> !lora.equals(own))
            .toList());
  }

  private PreambleExtractor search(List<LoraParameters> wanted) {
    return new RateDependentExtractor(
        rate ->
            LoraPreambleExtractor.of(
                possible(wanted, rate), CUT_SYMBOLS, LoraPreambleExtractor.REFERENCE_RATE_HZ));
  }

  /** What a channel is watched for: all spreading factors, at the bandwidth of most networks. */
  List<LoraParameters> watched() {
    return modulations(USUAL_SPREADING_FACTORS, List.of(USUAL_BANDWIDTHS_HZ.get(0)));
  }

  /** What a model was trained on unless said otherwise, cut to the length that it looks at. */
  PreambleExtractor searchFor(ModelDescription model) {
    return cutFor(model).extractor();
  }

  /** The one modulation that a model looks at, and the cut that it needs. */
  LoraCut cutFor(ModelDescription model) {
    LoraParameters trained = trainedOn(model);
    List<LoraParameters> wanted =
        modulations(List.of(trained.spreadingFactor()), List.of(trained.bandwidthHz()));
    if (wanted.size() != 1) {
      throw refuse("a model looks at one modulation: give one --sf and one --bandwidth");
    }
    FrontEnd frontEnd = model.frontEnd();
    return new LoraCut(wanted.get(0), symbols(wanted.get(0), frontEnd), frontEnd.sampleRateHz());
  }

  /** What a model says that it was trained on; empty if it is not LoRa or does not say. */
  static Optional<LoraParameters> statedBy(ModelDescription model) {
    return model.waveform().flatMap(LoraParameters::parse);
  }

  private LoraParameters trainedOn(ModelDescription model) {
    String waveform = model.waveform().orElse(LoraParameters.EU868_SF7.text());
    Optional<LoraParameters> stated = LoraParameters.parse(waveform);
    if (stated.isPresent()) {
      return stated.get();
    }
    if (spreadingFactors == null || bandwidths == null) {
      throw refuse(
          "the model was trained on \""
              + waveform
              + "\", for which there is no search: give packets that are cut already with"
              + " --preamble, or both --sf and --bandwidth");
    }
    return LoraParameters.EU868_SF7;
  }

  private int symbols(LoraParameters lora, FrontEnd frontEnd) {
    double symbols = frontEnd.samples() / (lora.symbolSeconds() * frontEnd.sampleRateHz());
    if (symbols != Math.rint(symbols) || symbols < LEAST_SYMBOLS) {
      throw refuse(
          "the model looks at %d samples, which are %s symbols of %s, and it takes a whole number of at least %d; use a model for this modulation"
              .formatted(frontEnd.samples(), symbols, lora.describe(), LEAST_SYMBOLS));
    }
    return (int) symbols;
  }

  private List<LoraParameters> modulations(List<Integer> defaultSf, List<Integer> defaultHz) {
    List<LoraParameters> wanted = new ArrayList<>();
    for (int bandwidthHz : bandwidths == null ? defaultHz : given(bandwidths)) {
      for (int sf : spreadingFactors == null ? defaultSf : spreadingFactors) {
        wanted.add(modulation(sf, bandwidthHz));
      }
    }
    return wanted;
  }

  private static List<Integer> given(List<Hertz> bandwidths) {
    return bandwidths.stream().map(LoraOptions::bandwidthHz).toList();
  }

  private static int bandwidthHz(Hertz bandwidth) {
    return LoraParameters.BANDWIDTHS_HZ.stream()
        .filter(supported -> supported == bandwidth.value())
        .findFirst()
        .orElseThrow(
            () ->
                refuse(
                    "--bandwidth must be one of %s Hz, got %s"
                        .formatted(LoraParameters.BANDWIDTHS_HZ, bandwidth.value())));
  }

  /** If no modulation is possible, the extractor is left to say why. */
  private List<LoraParameters> possible(List<LoraParameters> wanted, double rateHz) {
    if (bandwidths != null) {
      return wanted;
    }
    List<LoraParameters> fitting =
        wanted.stream().filter(lora -> lora.bandwidthHz() <= rateHz * (1 + 1e-6)).toList();
    return fitting.isEmpty() ? wanted : fitting;
  }

  private static LoraParameters modulation(int spreadingFactor, int bandwidthHz) {
    try {
      return new LoraParameters(spreadingFactor, bandwidthHz);
    } catch (IllegalArgumentException e) {
      throw refuse(e.getMessage());
    }
  }

  private static CommandFailure refuse(String problem) {
    return new CommandFailure(problem);
  }
}
