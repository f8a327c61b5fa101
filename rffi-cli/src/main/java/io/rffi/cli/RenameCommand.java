package io.rffi.cli;

import io.rffi.api.FingerprintStore;
import io.rffi.cli.flow.ExitCodes;
import io.rffi.cli.flow.JsonLine;
import io.rffi.cli.flow.JsonLines;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Gives a device another name. */
@Command(
    name = "rename",
    description =
        "Renames a device; its fingerprints stay. Prints a line with device, its new name, and"
            + " formerly.",
    footerHeading = "%nExample:%n",
    footer = "  rffi rename --store devices.db --device sensor-17 --to pump-2")
final class RenameCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private StoreOptions stores;

  @Option(
      names = "--device",
      required = true,
      paramLabel = "ID",
      description = "The device to rename.")
  private String device;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "ID",
      description = "What to call it from now on.")
  private String newId;

  RenameCommand() {}

  @Override
  public Integer call() {
    try (FingerprintStore store = stores.openExisting()) {
      store.rename(device, newId);
    }
    new JsonLines(spec.commandLine().getOut())
        .write(new JsonLine().put("device", newId).put("formerly", device));
    return ExitCodes.DONE;
  }
}
