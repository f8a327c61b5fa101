package io.rffi.cli;

import io.rffi.api.PreambleExtractor;
import io.rffi.cli.flow.CommandFailure;
import io.rffi.dsp.burst.BurstDetector;
import io.rffi.dsp.burst.BurstWindows;
import io.rffi.dsp.burst.IqWindowExtractor;
import io.rffi.dsp.template.PreambleTemplate;
import io.rffi.dsp.template.TemplatePreambleExtractor;
import io.rffi.dsp.template.Templates80211;
import io.rffi.dsp.template.Templates802154;
import io.rffi.dsp.template.TemplatesBle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What to look for that is not LoRa. */
final class TemplateOptions {
  private static final String NAMES =
      "ble, ble:ADDRESS, ble2m:ADDRESS, 80211, 80211-stf, 80211-ltf, 802154";

  @Option(
      names = "--template",
      paramLabel = "NAME",
      split = ",",
      description = {
        "Look for the known preambles of other protocols instead of LoRa: " + NAMES + ".",
        "ble is advertising on the 1M PHY; ADDRESS is a connection's access address in hexadecimal."
            + " 80211 is the preamble of OFDM packets in a channel of 20 MHz, -stf and -ltf cut only"
            + " its short or long training field. 802154 is Zigbee's and Thread's at 2.4 GHz."
            + " The recording's centre has to be the channel's."
      })
  private List<String> templates;

  @Option(
      names = "--windows",
      paramLabel = "N",
      description =
          "Cut each burst of any protocol into windows of N samples that do not overlap, instead of"
              + " looking for preambles; I/Q networks commonly look at 128.")
  private Integer windowSamples;

  @Option(
      names = "--continuous",
      description =
          "With --windows: a recording is one transmission from beginning to end, without any noise"
              + " to tell bursts from.")
  private boolean continuous;

  TemplateOptions() {}

  /** What is asked for; empty if it is LoRa. */
  Optional<PreambleExtractor> extractor() {
    if (templates != null && windowSamples != null) {
      throw new CommandFailure("--template and --windows exclude each other");
    }
    if (continuous && windowSamples == null) {
      throw new CommandFailure("--continuous needs --windows");
    }
    if (templates != null) {
      return Optional.of(
          TemplatePreambleExtractor.of(
              templates.stream().map(TemplateOptions::template).toArray(PreambleTemplate[]::new)));
    }
    return Optional.ofNullable(windowSamples).map(samples -> windows(samples, continuous));
  }

  private static PreambleExtractor windows(int samples, boolean continuous) {
    if (samples < 1) {
      throw new CommandFailure("--windows must be at least 1 sample, not " + samples);
    }
    BurstWindows windows = BurstWindows.of(samples);
    return continuous
        ? IqWindowExtractor.ofWholeCaptures(windows)
        : IqWindowExtractor.ofBursts(BurstDetector.defaults(), windows);
  }

  private static PreambleTemplate template(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.startsWith("ble:")) {
      return TemplatesBle.le1m(accessAddress(name));
    }
    if (lower.startsWith("ble2m:")) {
      return TemplatesBle.le2m(accessAddress(name));
    }
    return switch (lower) {
      case "ble" -> TemplatesBle.advertising();
      case "80211" -> Templates80211.preamble();
      case "80211-stf" -> Templates80211.shortTraining(20);
      case "80211-ltf" -> Templates80211.longTraining(20);
      case "802154" -> Templates802154.synchronisationHeader();
      default -> throw new CommandFailure("template \"" + name + "\" is none of " + NAMES);
    };
  }

  private static int accessAddress(String name) {
    String digits = name.substring(name.indexOf(':') + 1).replaceFirst("^0[xX]", "");
    try {
      return Integer.parseUnsignedInt(digits, 16);
    } catch (NumberFormatException e) {
      throw new CommandFailure(
          "access address in \"" + name + "\" is no hexadecimal number of 32 bits", e);
    }
  }
}
