package io.rffi.examples;

import io.rffi.api.IqSignal;
import io.rffi.embed.onnx.OnnxEmbedder;
import io.rffi.eval.data.LabelledSignal;
import io.rffi.eval.data.PacketSet;
import io.rffi.train.IqData;
import io.rffi.train.IqParadigm;
import io.rffi.train.IqRecipe;
import io.rffi.train.Training;
import io.rffi.train.TrainingOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A model that has seen nothing but the windows that are enrolled. */
final class EnrolledOnly {
  private static final int EPOCHS = 400;
  private static final int BATCH = 128;

  /** So slow is no machine; the epochs are what ends a training. */
  private static final double MINUTES = 10;

  private EnrolledOnly() {}

  /** The published network by the contrastive loss, each window at a random phase. */
  static OnnxEmbedder model(Map<String, List<IqSignal>> enrolled, Path folder)
      throws IOException, InterruptedException {
    List<LabelledSignal> windows =
        enrolled.entrySet().stream()
            .flatMap(
                radio ->
                    radio.getValue().stream()
                        .map(window -> new LabelledSignal(radio.getKey(), window)))
            .toList();
    Path place = Files.createTempDirectory(folder, "training");
    TrainingOptions options =
        TrainingOptions.defaults(place.resolve("model.onnx"), place.resolve("work"))
            .withMinutes(MINUTES);
    IqData data =
        IqData.of(
            "enrolled windows",
            new PacketSet("enrolled", windows),
            Optional.empty(),
            radio -> true,
            IqData.Days.FIRST);
    IqRecipe recipe =
        IqRecipe.standard(IqParadigm.CONTRASTIVE).withTurned(true).withBatches(BATCH, EPOCHS);
    return OnnxEmbedder.load(Training.run(options, recipe.on(data)).model());
  }
}
