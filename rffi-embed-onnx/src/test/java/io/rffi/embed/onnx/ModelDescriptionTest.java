package io.rffi.embed.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rffi.api.IqSignal;
import io.rffi.api.LearnedSimilarity;
import io.rffi.api.Metric;
import io.rffi.api.ModelException;
import io.rffi.api.Preamble;
import io.rffi.api.Rejection;
import io.rffi.api.SignalQuality;
import io.rffi.api.Waveform;
import io.rffi.dsp.FrontEnd;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.dsp.spectrogram.StftGrid;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("property")
class ModelDescriptionTest {
  private static final ModelDescription LORA =
      ModelDescription.of(FrontEnd.LORA, true, Metric.EUCLIDEAN)
          .withThreshold(0.25, 0.01)
          .withWaveform("lora sf7 125000");

  @Property(tries = 300)
  void readsBackWhatItWrote(@ForAll("descriptions") ModelDescription description) {
    assertThat(ModelDescription.fromMetadata(description.toMetadata())).isEqualTo(description);
  }

  @Provide
  Arbitrary<ModelDescription> descriptions() {
    Arbitrary<FrontEnd> frontEnds =
        Combinators.combine(
                Arbitraries.integers().between(0, 4),
                Arbitraries.doubles().between(1, 1e9),
                Arbitraries.integers().between(1024, 100_000),
                Arbitraries.integers().between(1, 9),
                Arbitraries.integers().between(1, 300))
            .as(ModelDescriptionTest::frontEnd);
    return Combinators.combine(
            frontEnds,
            Arbitraries.of(true, false),
            metrics(),
            Arbitraries.doubles().between(0, 1e6).optional(),
            Arbitraries.doubles().between(0, 1),
            Arbitraries.strings().ofMinLength(1).filter(text -> !text.isBlank()).optional(),
            limits())
        .as(
            (frontEnd, l2Normalise, metric, threshold, rate, waveform, limits) ->
                new ModelDescription(
                    frontEnd,
                    l2Normalise,
                    metric,
                    threshold.map(OptionalDouble::of).orElse(OptionalDouble.empty()),
                    threshold.isPresent() ? OptionalDouble.of(rate) : OptionalDouble.empty(),
                    waveform,
                    limits,
                    Optional.empty()));
  }

  private static FrontEnd frontEnd(int kind, double rate, int samples, int power, int hop) {
    StftGrid grid = new StftGrid(1 << power, hop, 1, 1);
    int symbol = 512 * hop;
    return switch (kind) {
      case 0 -> FrontEnd.iqWindow(rate, samples);
      case 1 -> FrontEnd.meanSymbol(rate, 8 * symbol, symbol, -hop, grid);
      case 2 -> FrontEnd.symbols(rate, 8 * symbol, symbol, -hop, grid);
      case 3 -> FrontEnd.log(rate, samples, grid);
      default -> FrontEnd.channelIndependent(rate, samples, grid);
    };
  }

  private static Arbitrary<ModelLimits> limits() {
    Arbitrary<OptionalDouble> figures =
        Arbitraries.doubles()
            .between(0, 100)
            .optional()
            .map(one -> one.map(OptionalDouble::of).orElse(OptionalDouble.empty()));
    return Combinators.combine(figures, figures).as(ModelLimits::new);
  }

  private static Arbitrary<Metric> metrics() {
    return Arbitraries.oneOf(
        Arbitraries.of(Metric.EUCLIDEAN, Metric.COSINE),
        Arbitraries.floats()
            .array(float[].class)
            .ofMinSize(1)
            .ofMaxSize(9)
            .map(weights -> LearnedSimilarity.of(weights[0], weights)));
  }

  @Test
  void writesALearnedSimilarity() {
    Map<String, String> metadata =
        ModelDescription.of(FrontEnd.LORA, true, LearnedSimilarity.of(1.5f, -0.25f, 1e-9f))
            .toMetadata();
    assertThat(metadata)
        .containsEntry("rffi.metric", "weighted-l1")
        .containsEntry("rffi.similarityBias", "1.5")
        .containsEntry("rffi.similarityWeights", "-0.25 1.0E-9");
    assertThat(List.copyOf(metadata.keySet())).endsWith("rffi.formatVersion");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.0 |          | similarityWeights is missing",
        "    | 1.0 2.0  | similarityBias is missing",
        "NaN | 1.0 2.0  | similarityBias has NaN, not a finite",
        "one | 1.0 2.0  | similarityBias has \"one\", not a number",
        "1.0 | 1.0 NaN  | similarityWeights has NaN, not a finite",
        "1.0 | 1.0 1e99 | similarityWeights has 1e99, not a finite",
        "1.0 | 1.0  2.0 | similarityWeights has \"\", not a number",
        "1.0 | 1.0,2.0  | similarityWeights has \"1.0,2.0\", not a number",
        "1.0 | ''       | similarityWeights has \"\", not a number",
      })
  void refusesASimilarityThatIsNotWhole(String bias, String weights, String because) {
    Map<String, String> metadata = LORA.toMetadata();
    if (bias != null) {
      metadata.put("rffi.similarityBias", bias);
    }
    if (weights != null) {
      metadata.put("rffi.similarityWeights", weights);
    }
    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(() -> ModelDescription.fromMetadata(metadata))
        .withMessageContaining("rffi." + because);
  }

  @Test
  void writesStableKeysAndTheVersionLast() {
    assertThat(new ArrayList<>(LORA.toMetadata().entrySet()))
        .map(Map.Entry::toString)
        .containsExactly(
            "rffi.frontEnd=channel-independent-spectrogram",
            "rffi.sampleRateHz=1000000.0",
            "rffi.samples=8192",
            "rffi.fftLength=256",
            "rffi.hop=128",
            "rffi.firstRow=77",
            "rffi.rows=102",
            "rffi.l2Normalise=true",
            "rffi.metric=euclidean",
            "rffi.threshold=0.25",
            "rffi.thresholdFalseAcceptRate=0.01",
            "rffi.waveform=lora sf7 125000",
            "rffi.formatVersion=1");
  }

  @Test
  void passesOverTheKeysOfOthers() {
    Map<String, String> metadata = new HashMap<>(LORA.toMetadata());
    metadata.put("author", "somebody");
    assertThat(ModelDescription.fromMetadata(metadata)).isEqualTo(LORA);
  }

  @Test
  void refusesAMissingKey() {
    List<String> optional =
        List.of("rffi.threshold", "rffi.thresholdFalseAcceptRate", "rffi.waveform");
    for (String key : LORA.toMetadata().keySet()) {
      if (!optional.contains(key)) {
        Map<String, String> metadata = LORA.toMetadata();
        metadata.remove(key);
        assertThatExceptionOfType(ModelException.class)
            .isThrownBy(() -> ModelDescription.fromMetadata(metadata))
            .withMessageContaining(key + " is missing");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "frontEnd, wavelet, none of channel-independent-spectrogram",
    "sampleRateHz, NaN, not finite",
    "sampleRateHz, fast, not a number",
    "sampleRateHz, -1, must be positive",
    "samples, 8192.5, not a whole number",
    "samples, 99999999999, not a whole number",
    "samples, 100, make no column",
    "fftLength, 255, power of two",
    "hop, 0, at least 1",
    "rows, 1000, not within",
    "l2Normalise, TRUE, neither true nor false",
    "metric, Euclidean, none of",
    "metric, weighted-l1, similarityWeights is missing",
    "threshold, -0.5, at least 0",
    "threshold, Infinity, not finite",
    "thresholdFalseAcceptRate, 1.5, not in [0",
    "waveform, ' ', blank",
    "formatVersion, 0, the first was 1",
    "formatVersion, 2, update rffi",
    "tresholdd, 0.5, not known",
    "waveform, lora sf13 125000, 5 to 12",
    "waveform, lora sf7 123456, 125000",
    "minimumSnrDb, NaN, not finite",
    "minimumSnrDb, strong, not a number",
    "minimumLevelSteps, -1, at least 0",
    "minimumLevelSteps, Infinity, not finite",
  })
  void refusesWhatItCannotUse(String key, String value, String because) {
    Map<String, String> metadata = LORA.toMetadata();
    metadata.put("rffi." + key, value);
    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(() -> ModelDescription.fromMetadata(metadata))
        .withMessageContaining(because);
  }

  @Test
  void aNewerFormatIsNamedBeforeItsNewKeys() {
    Map<String, String> metadata = LORA.toMetadata();
    metadata.put("rffi.formatVersion", "2");
    metadata.put("rffi.polarisation", "left");
    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(() -> ModelDescription.fromMetadata(metadata))
        .withMessageContaining("update rffi");
  }

  private static String rejectedBy(
      ModelDescription model, Waveform waveform, double snrDb, double levelSteps) {
    SignalQuality quality =
        new SignalQuality(snrDb, 0, false, Double.NEGATIVE_INFINITY, 0, 0, levelSteps);
    Preamble packet =
        new Preamble(
            IqSignal.of(new float[2], 1e6),
            0,
            8,
            true,
            0,
            OptionalDouble.empty(),
            quality,
            waveform);
    return model.gate().check(packet).map(Rejection::check).orElse("nothing");
  }

  @Test
  void itsGateHoldsPacketsToItsWaveformAndLimits() {
    LoraParameters sf7 = LoraParameters.EU868_SF7;
    ModelDescription limited = LORA.withLimits(ModelLimits.of(25, 4));

    assertThat(rejectedBy(limited, sf7, 25, 4)).isEqualTo("nothing");
    assertThat(rejectedBy(limited, sf7, 24.9, 4)).isEqualTo("snr");
    assertThat(rejectedBy(limited, sf7, 20, 3.9)).isEqualTo("level");
    assertThat(rejectedBy(limited, new LoraParameters(8, 250_000), 20, 1)).isEqualTo("waveform");
    assertThat(rejectedBy(limited, Waveform.UNSTATED, 25, 4)).isEqualTo("nothing");
    assertThat(rejectedBy(LORA, sf7, -20, 0.1)).isEqualTo("nothing");
    assertThat(rejectedBy(LORA, new LoraParameters(11, 125_000), 30, 4)).isEqualTo("waveform");
    assertThat(rejectedBy(LORA.withWaveform("something else"), () -> "any", 30, 4))
        .isEqualTo("nothing");
  }

  @Test
  void anErrorRateNeedsItsThreshold() {
    assertThatIllegalArgumentException().isThrownBy(() -> LORA.withThreshold(Double.NaN, 0.1));
    assertThatIllegalArgumentException().isThrownBy(() -> LORA.withThreshold(1, Double.NaN));
    Map<String, String> metadata = LORA.toMetadata();
    metadata.remove("rffi.threshold");
    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(() -> ModelDescription.fromMetadata(metadata))
        .withMessageContaining("without a threshold");
  }
}
