package io.rffi.cli;

import io.rffi.cli.flow.CommandFailure;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.dsp.stream.ScanPlan;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Where in the sampled band to look. */
final class ChannelOptions {
  @ArgGroup private Choice choice;

  ChannelOptions() {}

  /** One of the two. */
  static final class Choice {
    @Option(
        names = "--channel",
        paramLabel = "HZ",
        split = ",",
        description =
            "Watch channels with these centres, relative to the frequency that the receiver is tuned"
                + " to; a carrier may be off by a quarter of the bandwidth. Unless given, the whole"
                + " band is watched, which takes longer.")
    private List<Hertz> centres;

    @Option(
        names = "--raster",
        description = "Watch a gateway's eight channels, 200 kHz apart around the receiver's 0 Hz.")
    private boolean raster;

    Choice() {}
  }

  ScanPlan plan(double rateHz, List<LoraParameters> searched) {
    LoraParameters[] each = searched.toArray(LoraParameters[]::new);
    try {
      if (choice == null) {
        return ScanPlan.at(rateHz).withWholeBand(each);
      }
      if (choice.raster) {
        return ScanPlan.gateway(rateHz, each);
      }
      ScanPlan plan = ScanPlan.at(rateHz);
      for (Hertz centre : choice.centres) {
        plan = plan.withChannel(centre.value(), each);
      }
      return plan;
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(e.getMessage(), e);
    }
  }
}
