package io.rffi.cli;

import io.rffi.api.PreambleExtractor;
import io.rffi.cli.flow.CommandFailure;
import io.rffi.cli.flow.JsonLines;
import io.rffi.cli.flow.PacketLine;
import io.rffi.cli.flow.RecordedSamples;
import io.rffi.dsp.lora.receive.LoraPacket;
import io.rffi.dsp.lora.receive.LoraReceiver;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Reads the LoRa packets in recordings. */
@Command(
    name = "decode",
    description = {
      "Reads LoRa packets: header, payload and, where it is a LoRaWAN data frame, the device address"
          + " and frame counter. An address is a claim, not an identity: anybody can send it.",
      "Prints a line for each with file, startSample, spreadingFactor, bandwidthHz, codingRate (5 to"
          + " 8 for 4/5 to 4/8), header (explicit, implicit or unreadable), crcOk (null without a"
          + " CRC), payload (in hex; null if the header was unreadable or the recording ends before"
          + " it), devAddr (the most significant byte first; only where the CRC is good), fCnt,"
          + " syncWord, cfoHz and snrDb; of LoRaWAN frames also fPort and messageType."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  rffi decode capture.sigmf-meta",
      "  rffi decode --sf 8 --bandwidth 250k --implicit 16:4/7 capture.sigmf-meta"
    })
final class DecodeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private RecordingOptions recordings;
  @Mixin private LoraOptions lora;

  @Option(
      names = "--implicit",
      paramLabel = "LENGTH:CR",
      converter = ImplicitHeader.Converter.class,
      description =
          "The packets have no header: the payload's bytes and the code rate, such as 16:4/7.")
  private ImplicitHeader implicit;

  @Option(names = "--no-crc", description = "With --implicit: the packets have no CRC either.")
  private boolean withoutCrc;

  DecodeCommand() {}

  @Override
  public Integer call() {
    JsonLines lines = new JsonLines(spec.commandLine().getOut());
    PreambleExtractor extractor = lora.searchAllBandwidths();
    LoraReceiver receiver = receiver();
    return recordings
        .files()
        .each(
            (file, recording) -> {
              List<LoraPacket> packets =
                  receiver.receive(
                      new RecordedSamples(recording),
                      recording.sampleRateHz(),
                      extractor.search(recording));
              packets.forEach(packet -> lines.write(PacketLine.of(file, packet)));
              return packets.size();
            },
            spec.commandLine().getErr());
  }

  private LoraReceiver receiver() {
    if (implicit == null && withoutCrc) {
      throw new CommandFailure("--no-crc goes with --implicit: headers say whether there is a CRC");
    }
    return implicit == null
        ? LoraReceiver.explicit()
        : LoraReceiver.implicit(implicit.length(), implicit.codingRate(), !withoutCrc);
  }
}
