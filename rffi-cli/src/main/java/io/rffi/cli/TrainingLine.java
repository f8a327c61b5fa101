package io.rffi.cli;

import io.rffi.cli.flow.JsonLine;
import io.rffi.eval.metric.FewShotScore;
import io.rffi.eval.metric.ValidationScore;
import io.rffi.match.CalibratedThreshold;
import io.rffi.train.TrainingReport;

/** What a training came to, as a line. */
final class TrainingLine {
  private TrainingLine() {}

  static JsonLine of(Method method, TrainingReport report) {
    JsonLine line =
        new JsonLine()
            .put("model", report.model().toString())
            .put("sha256", report.sha256())
            .put("steps", report.steps())
            .put("seconds", report.seconds())
            .put("examplesPerSecond", report.examplesPerSecond());
    report.threshold().ifPresent(threshold -> put(line, threshold));
    String prefix = method == Method.IQ ? "pairs." : "";
    report.scores().forEach((name, score) -> line.put(prefix + name, of(score)));
    for (FewShotScore score : report.fewShots()) {
      line.put("identified." + score.probed() + "." + score.enrolled(), of(score));
    }
    return line;
  }

  private static void put(JsonLine line, CalibratedThreshold threshold) {
    line.put("threshold", threshold.value())
        .put("falseAcceptRate", threshold.falseAcceptRate())
        .put("falseAcceptRateExpected", threshold.expectedFalseAcceptRate())
        .put(
            "falseAcceptRateAtMost95",
            threshold.falseAcceptUpperBound(CalibratedThreshold.CONFIDENCE))
        .put("falseRejectRate", threshold.falseRejectRate().orElse(Double.NaN))
        .put("impostorDevices", threshold.impostorDevices());
  }

  private static JsonLine of(ValidationScore score) {
    return new JsonLine()
        .put("accuracy", score.accuracy())
        .put("auc", score.auc())
        .put("eer", score.eer());
  }

  private static JsonLine of(FewShotScore score) {
    return new JsonLine()
        .put("devices", score.devices())
        .put("nearest", score.nearest())
        .put("voted", score.voted());
  }
}
