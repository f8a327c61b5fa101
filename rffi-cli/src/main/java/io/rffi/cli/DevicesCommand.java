package io.rffi.cli;

import io.rffi.api.EnrolledDevice;
import io.rffi.api.FingerprintStore;
import io.rffi.cli.flow.ExitCodes;
import io.rffi.cli.flow.JsonLine;
import io.rffi.cli.flow.JsonLines;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists who is enrolled. */
@Command(
    name = "devices",
    description =
        "Lists the enrolled devices: a line for each with device, packets and model (its SHA-256).",
    footerHeading = "%nExample:%n",
    footer = "  rffi devices --store devices.db")
final class DevicesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private StoreOptions stores;

  DevicesCommand() {}

  @Override
  public Integer call() {
    JsonLines lines = new JsonLines(spec.commandLine().getOut());
    try (FingerprintStore store = stores.openExisting()) {
      List<EnrolledDevice> devices = store.snapshot().devices();
      for (EnrolledDevice device : devices) {
        lines.write(
            new JsonLine()
                .put("device", device.id())
                .put("packets", device.fingerprints().size())
                .put("model", device.space().id()));
      }
      return devices.isEmpty() ? ExitCodes.NOTHING : ExitCodes.DONE;
    }
  }
}
