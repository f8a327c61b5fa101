package io.rffi.dsp.lora.frame;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** From bytes to symbols. */
final class FrameEncoder {
  private FrameEncoder() {}

  static List<Integer> symbols(FrameFormat format, byte[] payload, int spreadingFactor) {
    int[] nibbles = nibbles(format, payload);
    List<Integer> symbols = new ArrayList<>(format.symbols(spreadingFactor));
    int rows = FrameFormat.firstRows(spreadingFactor);
    addBlock(
        symbols,
        Arrays.copyOf(nibbles, rows),
        FrameFormat.FIRST_SYMBOLS,
        new SymbolMapping(spreadingFactor, rows < spreadingFactor));
    int laterRows = format.laterRows(spreadingFactor);
    SymbolMapping later = new SymbolMapping(spreadingFactor, format.lowDataRate());
    for (int at = rows; at < nibbles.length; at += laterRows) {
      int[] block = Arrays.copyOfRange(nibbles, at, at + laterRows);
      addBlock(symbols, block, format.codingRate(), later);
    }
    return List.copyOf(symbols);
  }

  private static int[] nibbles(FrameFormat format, byte[] payload) {
    boolean explicit = format.header() == FrameFormat.Header.EXPLICIT;
    int[] header = explicit ? HeaderCode.encode(format) : new int[0];
    int length = header.length + 2 * payload.length + (format.crc() ? 4 : 0);
    int[] nibbles = Arrays.copyOf(header, length);
    int at = header.length;
    for (byte value : Whitening.applied(payload)) {
      nibbles[at++] = value & 0xF;
      nibbles[at++] = (value >> 4) & 0xF;
    }
    if (format.crc()) {
      int crc = PayloadCrc.of(payload);
      for (int shift = 0; shift < 16; shift += 4) {
        nibbles[at++] = (crc >> shift) & 0xF;
      }
    }
    return nibbles;
  }

  private static void addBlock(
      List<Integer> symbols, int[] nibbles, int codeLength, SymbolMapping mapping) {
    HammingCode code = HammingCode.ofLength(codeLength);
    int[] codeWords = Arrays.stream(nibbles).map(code::encode).toArray();
    for (int word : Interleaver.interleave(codeWords, codeLength)) {
      symbols.add(mapping.value(word));
    }
  }
}
