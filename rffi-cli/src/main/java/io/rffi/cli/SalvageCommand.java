package io.rffi.cli;

import io.rffi.cli.flow.CommandFailure;
import io.rffi.cli.flow.ExitCodes;
import io.rffi.cli.flow.JsonLine;
import io.rffi.cli.flow.JsonLines;
import io.rffi.store.jdbc.SalvageReport;
import io.rffi.store.jdbc.StoreSalvage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Takes what can be read of a damaged store into a new one. */
@Command(
    name = "salvage",
    description = {
      "Takes what can be read of a store that is refused as damaged into a new store. The damaged"
          + " one is not changed.",
      "Prints a line for each device that is missing (packetsMissing: null) or lacks packets, then"
          + " one with devices (in the new store), version (the state that was found), latest (the"
          + " state that was completed last, null if version.lock is missing or damaged), behind"
          + " (how many changes are missing, null if that is not known), modelVerified (whether"
          + " the name of the model that the fingerprints are of is undamaged) and complete.",
      "Ends with 0 if nothing is missing, else with 2."
    },
    footerHeading = "%nExample:%n",
    footer = "  rffi salvage --store devices.db --out rescued.db")
final class SalvageCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private StoreOptions stores;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "PATH",
      description = "The folder of the new store: an empty one, or one that does not exist.")
  private Path out;

  SalvageCommand() {}

  @Override
  public Integer call() {
    if (!Files.exists(stores.path())) {
      throw new CommandFailure("no store at " + stores.path());
    }
    SalvageReport report = StoreSalvage.salvage(stores.path(), out);
    JsonLines lines = new JsonLines(spec.commandLine().getOut());
    report.lost().forEach(device -> lines.write(missing(device).put("packetsMissing", Double.NaN)));
    report
        .incomplete()
        .forEach((device, count) -> lines.write(missing(device).put("packetsMissing", count)));
    JsonLine line =
        new JsonLine().put("devices", report.devices()).put("version", report.version());
    report
        .latest()
        .ifPresentOrElse(
            latest -> line.put("latest", latest), () -> line.put("latest", Double.NaN));
    report
        .behind()
        .ifPresentOrElse(
            behind -> line.put("behind", behind), () -> line.put("behind", Double.NaN));
    lines.write(
        line.put("modelVerified", report.descriptionIntact()).put("complete", report.isComplete()));
    return report.isComplete() ? ExitCodes.DONE : ExitCodes.BAD_INPUT;
  }

  private static JsonLine missing(String device) {
    return new JsonLine().put("device", device);
  }
}
