package io.rffi.embed.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rffi.api.LearnedSimilarity;
import io.rffi.api.Metric;
import io.rffi.api.ModelException;
import io.rffi.dsp.FrontEnd;
import io.rffi.dsp.spectrogram.StftGrid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SidecarTest {
  private static final String WHOLE =
      """
      {
        "frontEnd": "log-spectrogram", "sampleRateHz": 250000, "samples": 2048,
        "fftLength": 128, "hop": 64, "firstRow": 14, "rows": 100,
        "l2Normalise": true, "metric": "cosine", "threshold": 0.5
      }
      """;

  @TempDir Path folder;

  private Path write(String json) throws IOException {
    return Files.writeString(folder.resolve("foreign.json"), json);
  }

  @Test
  void readsEveryKey() throws IOException {
    ModelDescription description = ModelDescription.fromSidecar(write(WHOLE));
    assertThat(description.frontEnd())
        .isEqualTo(FrontEnd.log(250e3, 2048, new StftGrid(128, 64, 14, 100)));
    assertThat(description.l2Normalise()).isTrue();
    assertThat(description.metric()).isEqualTo(Metric.COSINE);
    assertThat(description.threshold()).hasValue(0.5);
    assertThat(description.thresholdFalseAcceptRate()).isEmpty();
    assertThat(description.waveform()).isEmpty();
  }

  @Test
  void readsALearnedSimilarity() throws IOException {
    Path json =
        write(
            WHOLE.replace(
                "\"cosine\"",
                "\"weighted-l1\", \"similarityBias\": 2, \"similarityWeights\": [-1, 0.5, 2e-3]"));
    assertThat(ModelDescription.fromSidecar(json).metric())
        .isEqualTo(LearnedSimilarity.of(2, -1, 0.5f, 0.002f));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"samples\": 2048        | \"samples\": \"2048\"        | samples is \"2048\", it has",
        "\"samples\": 2048        | \"samples\": 2048.5          | samples is \"2048.5\", not",
        "\"samples\": 2048        | \"samples\": null            | samples is null, it has",
        "\"sampleRateHz\": 250000 | \"sampleRateHz\": NaN        | sampleRateHz is NaN, not finite",
        "\"sampleRateHz\": 250000 | \"sampleRateHz\": 1e999      | sampleRateHz is Infinity, not",
        "\"l2Normalise\": true    | \"l2Normalise\": \"true\"    | l2Normalise is \"true\", it has",
        "\"l2Normalise\": true    | \"l2Normalise\": 1           | l2Normalise is 1, it has",
        "\"metric\": \"cosine\"   | \"metric\": \"l1\"    | metric is \"l1\", none",
        "\"metric\": \"cosine\"   | \"metric\": [\"cosine\"]     | metric is [\"cosine\"], it has",
        "\"hop\": 64,             | ''                           | hop is missing",
        "\"threshold\": 0.5       | \"limit\": 0.5               | limit is not known",
        "\"threshold\": 0.5       | \"similarityWeights\": [1]   | similarityBias is missing",
        "\"threshold\": 0.5       | \"similarityBias\": 1        | similarityWeights is missing",
        "\"threshold\": 0.5       | \"similarityWeights\": \"1 2\" | it has to be a JSON array",
        "\"threshold\": 0.5       | \"similarityWeights\": [\"1\"] | similarityWeights holds \"1\"",
        "\"threshold\": 0.5       | \"similarityBias\": 1, \"similarityWeights\": [1] | is \"cosine\"",
        "\"threshold\": 0.5       | \"nested\": {}               | nested is not known",
        "\"threshold\": 0.5       | \"hop\": 32                  | Duplicate field 'hop'",
        "\"threshold\": 0.5       | \"formatVersion\": 2         | update rffi",
        "\"threshold\": 0.5       | \"thresholdFalseAcceptRate\": 0.1 | without a threshold",
      })
  void refusesByNameWhatItCannotUse(String good, String bad, String because) throws IOException {
    Path json = write(WHOLE.replace(good, bad));
    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(() -> ModelDescription.fromSidecar(json))
        .withMessageContaining(json.toString())
        .withMessageContaining(because);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "3", "{", "{} {}", "{\"frontEnd\": \"log-spec"})
  void refusesWhatIsNoObject(String json) throws IOException {
    Path file = write(json);
    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(() -> ModelDescription.fromSidecar(file))
        .withMessageContaining(file.toString());
  }

  @Test
  void refusesAFileThatIsNotThere() {
    Path missing = folder.resolve("missing.json");
    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(() -> ModelDescription.fromSidecar(missing))
        .withMessageContaining(missing.toString());
  }

  @Test
  void anIqWindowHasNoTransform() throws IOException {
    String window =
        """
        {"frontEnd": "iq-window", "sampleRateHz": 5e6, "samples": 128, %s
         "l2Normalise": false, "metric": "euclidean"}
        """;
    assertThat(ModelDescription.fromSidecar(write(window.formatted(""))).frontEnd())
        .isEqualTo(FrontEnd.iqWindow(5e6, 128));
    Path wrong = write(window.formatted("\"hop\": 64,"));
    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(() -> ModelDescription.fromSidecar(wrong))
        .withMessageContaining("hop is not known, not even to front end iq-window");
  }
}
