package io.rffi.dsp.lora.frame;

import io.rffi.dsp.lora.frame.LoraFrame.Integrity;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * From received symbols to bytes: the likelihoods of bits go through the interleaver into
 * maximum-likelihood decoders of the code words.
 */
public final class FrameDecoder {
  private FrameDecoder() {}

  /**
   * What an explicit header says.
   *
   * @param symbols the first eight behind the down-chirps (and the two empty ones of SF5 and SF6),
   *     or more
   * @param lowDataRate whether the payload's symbols leave two bits out, which headers don't say
   * @return the format; empty if the header's checksum does not hold, as of 255 of 256 that are
   *     none
   * @throws IllegalArgumentException if there are fewer than eight symbols
   */
  public static Optional<FrameFormat> header(List<SoftSymbol> symbols, boolean lowDataRate) {
    if (symbols.size() < FrameFormat.FIRST_SYMBOLS) {
      throw new IllegalArgumentException("a header has eight symbols, got " + symbols.size());
    }
    return HeaderCode.decode(firstBlock(symbols), lowDataRate);
  }

  /**
   * The content.
   *
   * @param symbols from the first one behind the down-chirps on (behind the two empty ones of SF5
   *     and SF6)
   * @param format how it was sent
   * @return the frame, whatever its CRC says
   * @throws IllegalArgumentException if there are fewer symbols than the format has
   */
  public static LoraFrame frame(List<SoftSymbol> symbols, FrameFormat format) {
    int spreadingFactor = symbols.isEmpty() ? 0 : symbols.get(0).spreadingFactor();
    if (symbols.isEmpty() || symbols.size() < format.symbols(spreadingFactor)) {
      throw new IllegalArgumentException(
          "only " + symbols.size() + " symbols of a packet: " + format);
    }
    return content(nibbles(symbols, format, spreadingFactor), format);
  }

  private static int[] nibbles(List<SoftSymbol> symbols, FrameFormat format, int spreadingFactor) {
    int[] nibbles = firstBlock(symbols);
    int length = format.codingRate();
    int count = format.symbols(spreadingFactor);
    for (int at = FrameFormat.FIRST_SYMBOLS; at < count; at += length) {
      int[] block = block(symbols.subList(at, at + length), format.lowDataRate());
      int filled = nibbles.length;
      nibbles = Arrays.copyOf(nibbles, filled + block.length);
      System.arraycopy(block, 0, nibbles, filled, block.length);
    }
    return nibbles;
  }

  private static int[] firstBlock(List<SoftSymbol> symbols) {
    int spreadingFactor = symbols.get(0).spreadingFactor();
    boolean reduced = FrameFormat.firstRows(spreadingFactor) < spreadingFactor;
    return block(symbols.subList(0, FrameFormat.FIRST_SYMBOLS), reduced);
  }

  private static int[] block(List<SoftSymbol> symbols, boolean reduced) {
    float[][] bits = symbols.stream().map(symbol -> symbol.bits(reduced)).toArray(float[][]::new);
    HammingCode code = HammingCode.ofLength(symbols.size());
    return Arrays.stream(Interleaver.deinterleave(bits)).mapToInt(code::decode).toArray();
  }

  private static LoraFrame content(int[] nibbles, FrameFormat format) {
    int at = format.header() == FrameFormat.Header.EXPLICIT ? FrameFormat.HEADER_NIBBLES : 0;
    byte[] white = new byte[format.length()];
    for (int n = 0; n < white.length; n++, at += 2) {
      white[n] = (byte) (nibbles[at] | (nibbles[at + 1] << 4));
    }
    byte[] payload = Whitening.applied(white);
    if (!format.crc()) {
      return new LoraFrame(format, payload, Integrity.UNCHECKED);
    }
    int crc =
        nibbles[at] | (nibbles[at + 1] << 4) | (nibbles[at + 2] << 8) | (nibbles[at + 3] << 12);
    return new LoraFrame(
        format, payload, crc == PayloadCrc.of(payload) ? Integrity.GOOD : Integrity.BAD);
  }
}
