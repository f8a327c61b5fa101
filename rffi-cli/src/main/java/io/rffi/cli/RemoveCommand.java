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

/** Makes a device unknown again. */
@Command(
    name = "remove",
    description =
        "Removes a device and all its fingerprints. Prints a line with device and removed: true.",
    footerHeading = "%nExample:%n",
    footer = "  rffi remove --store devices.db --device sensor-17")
final class RemoveCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private StoreOptions stores;

  @Option(
      names = "--device",
      required = true,
      paramLabel = "ID",
      description = "The device to remove.")
  private String device;

  RemoveCommand() {}

  @Override
  public Integer call() {
    try (FingerprintStore store = stores.openExisting()) {
      store.remove(device);
    }
    new JsonLines(spec.commandLine().getOut())
        .write(new JsonLine().put("device", device).put("removed", true));
    return ExitCodes.DONE;
  }
}
