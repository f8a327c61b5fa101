package io.rffi.cli.flow;

import io.rffi.api.Preamble;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.dsp.lora.frame.FrameFormat;
import io.rffi.dsp.lora.frame.LoraFrame;
import io.rffi.dsp.lora.frame.LoraFrame.Integrity;
import io.rffi.dsp.lora.frame.LorawanFrame;
import io.rffi.dsp.lora.receive.LoraPacket;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** A LoRa packet that was read, as a JSON line. */
public final class PacketLine {
  private PacketLine() {}

  /**
   * Where it was found, how it was sent, and what it holds.
   *
   * @param source the file or stream where it was found
   * @param packet as far as it was read
   * @return the line; what is not known is null
   */
  public static JsonLine of(String source, LoraPacket packet) {
    Preamble preamble = packet.preamble();
    LoraParameters lora = (LoraParameters) preamble.waveform();
    JsonLine line =
        new JsonLine()
            .put("file", source)
            .put("startSample", preamble.startSample())
            .put("spreadingFactor", lora.spreadingFactor())
            .put("bandwidthHz", lora.bandwidthHz());
    packet
        .format()
        .ifPresentOrElse(
            format -> line.put("codingRate", format.codingRate()),
            () -> line.putNull("codingRate"));
    line.put("header", packet.format().map(PacketLine::header).orElse("unreadable"));
    return withLorawan(withContent(line, packet.frame()), packet.lorawan())
        .put("syncWord", "%02x".formatted(packet.syncWord()))
        .put("cfoHz", preamble.cfoHz())
        .put("snrDb", preamble.snrDb());
  }

  private static String header(FrameFormat format) {
    return format.header().name().toLowerCase(Locale.ROOT);
  }

  private static JsonLine withContent(JsonLine line, Optional<LoraFrame> frame) {
    frame
        .map(LoraFrame::integrity)
        .filter(integrity -> integrity != Integrity.UNCHECKED)
        .ifPresentOrElse(
            integrity -> line.put("crcOk", integrity == Integrity.GOOD),
            () -> line.putNull("crcOk"));
    return line.put(
        "payload", frame.map(read -> HexFormat.of().formatHex(read.payload())).orElse(null));
  }

  private static JsonLine withLorawan(JsonLine line, Optional<LorawanFrame> frame) {
    line.put("devAddr", frame.map(LorawanFrame::devAddrHex).orElse(null));
    if (frame.isPresent()) {
      LorawanFrame data = frame.get();
      line.put("fCnt", data.fCnt());
      data.fPort().ifPresent(port -> line.put("fPort", port));
      return line.put("messageType", data.type().name().toLowerCase(Locale.ROOT));
    }
    return line.putNull("fCnt");
  }
}
