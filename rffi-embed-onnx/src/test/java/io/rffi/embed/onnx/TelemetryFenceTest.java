package io.rffi.embed.onnx;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.onnxruntime.OrtEnvironment;
import io.rffi.api.ModelException;
import java.lang.module.ModuleDescriptor.Version;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TelemetryFenceTest {
  private static void require(String release, String variable, String system) {
    TelemetryFence.requireSilent(Version.parse(release), variable, system);
  }

  @Test
  void theReleaseOfThisBuildPasses() {
    assertThatCode(() -> TelemetryFence.check(OrtEnvironment.class)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.9.0", "1.20.0", "1.28.0", "1.28.2"})
  void releasesThatGatherNothingPass(String release) {
    assertThatCode(() -> require(release, null, "Linux")).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.29", "1.29.0", "1.29.1-rc1", "1.30.0", "2.0.0"})
  void laterOnesPassOnlyWhereTheEnvironmentForbidsIt(String release) {
    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(() -> require(release, null, "Linux"))
        .withMessageContaining(release)
        .withMessageContaining("ORT_DISABLE_TELEMETRY=1");
    assertThatCode(() -> require(release, "1", "Linux")).doesNotThrowAnyException();
    assertThatCode(() -> require(release, null, "Windows 11")).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "0", "no"})
  void nothingButOneForbidsIt(String variable) {
    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(() -> require("1.29.0", variable, "Mac OS X"));
  }
}
