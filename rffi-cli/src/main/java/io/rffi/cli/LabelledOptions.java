package io.rffi.cli;

import io.rffi.api.PreambleExtractor;
import io.rffi.embed.onnx.ModelDescription;
import io.rffi.eval.data.DeviceNaming;
import io.rffi.eval.data.PacketFiles;
import io.rffi.io.ReadOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How files and folders become packets of which it is known who sent them. */
final class LabelledOptions {
  /** What {@code --device-names} takes. */
  enum Names {
    /** {@link DeviceNaming#byEmitter()}. */
    EMITTER,
    /** {@link DeviceNaming#byFile()}. */
    FILE,
    /** {@link DeviceNaming#byFolder()}. */
    FOLDER
  }

  @Mixin private PacketOptions sources;
  @Mixin private TemplateOptions templates;
  @Mixin private GateOptions gates;
  @Mixin private PacketSetOptions sets;

  @Option(
      names = "--rate",
      paramLabel = "HZ",
      description = "Sample rate of HDF5 packet sets, which don't say it (else 1e6).")
  private Hertz rate;

  @Option(
      names = "--device-names",
      paramLabel = "FROM",
      defaultValue = "EMITTER",
      description =
          "What devices are called by: the emitter that the file states, or the name of the file or"
              + " of its folder (emitter, file, folder; default: emitter).")
  private Names names;

  LabelledOptions() {}

  /**
   * Packets of sets as they are; others are looked for as the options and the model say, and held
   * to the gate.
   */
  PacketFiles files(ModelDescription model) {
    ReadOptions options = sets.applyTo(ReadOptions.defaults());
    return PacketFiles.foundBy(() -> search(model))
        .withNaming(naming())
        .withGate(gates.gate(model))
        .withOptions(
            rate == null ? options : options.withHdf5SampleRateHz(rate.positive("--rate")));
  }

  private DeviceNaming naming() {
    return switch (names) {
      case EMITTER -> DeviceNaming.byEmitter();
      case FILE -> DeviceNaming.byFile();
      case FOLDER -> DeviceNaming.byFolder();
    };
  }

  private PreambleExtractor search(ModelDescription model) {
    return templates.extractor().orElseGet(() -> sources.packets(model, gates));
  }
}
