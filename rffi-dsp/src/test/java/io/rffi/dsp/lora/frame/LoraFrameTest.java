package io.rffi.dsp.lora.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rffi.dsp.Golden;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.dsp.lora.frame.FrameFormat.Header;
import io.rffi.dsp.lora.frame.LoraFrame.Integrity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LoraFrameTest {
  static List<String> golden() {
    return Golden.lines("lora_frames.txt");
  }

  /** Symbols by scripts/lora_frames.py, an independent program. */
  @ParameterizedTest
  @MethodSource("golden")
  void sendsWhatAnIndependentProgramSends(String line) {
    String[] words = line.split(" ");
    int spreadingFactor = Integer.parseInt(words[0]);
    byte[] payload = HexFormat.of().parseHex(words[5]);
    FrameFormat format =
        new FrameFormat(
            words[2].equals("E") ? Header.EXPLICIT : Header.IMPLICIT,
            payload.length,
            Integer.parseInt(words[1]),
            words[3].equals("1"),
            words[4].equals("1"));
    List<Integer> symbols = Arrays.stream(words).skip(6).map(Integer::valueOf).toList();

    assertThat(LoraFrame.of(payload, format).symbols(spreadingFactor)).isEqualTo(symbols);
  }

  /** Headers of real boards (SX1262, SF7, 250 kHz): first symbols of packets of 23 and 24 bytes. */
  @ParameterizedTest
  @CsvSource({"23, 41 9 125 13 109 97 93 41", "24, 89 13 1 61 117 17 89 85"})
  void readsHeadersOfRealBoards(int length, String header) {
    List<SoftSymbol> symbols =
        Arrays.stream(header.split(" ")).map(value -> soft(7, Integer.parseInt(value))).toList();

    FrameFormat format = FrameDecoder.header(symbols, false).orElseThrow();

    assertThat(format.length()).isEqualTo(length);
    assertThat(format.crc()).isTrue();
  }

  @Provide
  Arbitrary<FrameFormat> formats() {
    return Combinators.combine(
            Arbitraries.of(Header.class),
            Arbitraries.integers().between(1, 255),
            Arbitraries.integers().between(5, 8),
            Arbitraries.of(true, false),
            Arbitraries.of(true, false))
        .as(FrameFormat::new);
  }

  @Property
  void readsWhatItSends(
      @ForAll("formats") FrameFormat any, @ForAll @IntRange(min = 5, max = 12) int sf) {
    FrameFormat format = any.withLowDataRate(any.lowDataRate() && sf > 6);
    LoraFrame sent = frame(format);
    List<SoftSymbol> symbols = received(sent, sf);

    assertThat(symbols).hasSize(format.symbols(sf));
    assertThat(FrameDecoder.frame(symbols, format)).isEqualTo(sent);
    if (format.header() == Header.EXPLICIT) {
      assertThat(FrameDecoder.header(symbols, format.lowDataRate())).contains(format);
    }
  }

  /** Hamming(7, 4) and (8, 4) correct one bit of a word: a symbol has one bit of each word. */
  @Property
  void correctsOneSymbolOfEachBlock(
      @ForAll("formats") FrameFormat any, @ForAll @IntRange(min = 7, max = 12) int sf) {
    if (any.codingRate() < 7) {
      return;
    }
    LoraFrame sent = frame(any);
    List<SoftSymbol> symbols = received(sent, sf);
    Random random = new Random(any.hashCode());
    for (int block = 0; block < symbols.size(); block += block == 0 ? 8 : any.codingRate()) {
      int hit = block + random.nextInt(7);
      symbols.set(hit, soft(sf, random.nextInt(1 << sf)));
    }

    assertThat(FrameDecoder.frame(symbols, any)).isEqualTo(sent);
  }

  @Property
  void noticesAWrongByte(@ForAll @IntRange(min = 0, max = 20) int at) {
    FrameFormat format = FrameFormat.explicit(23, 5, LoraParameters.EU868_SF7);
    LoraFrame sent = frame(format);
    byte[] payload = sent.payload();
    payload[at] ^= 1;
    List<SoftSymbol> mixed = received(sent, 7);
    List<SoftSymbol> other = received(LoraFrame.of(payload, format), 7);
    // The other payload's symbols, but for the last two blocks, which hold the CRC.
    for (int n = 0; n < mixed.size() - 10; n++) {
      mixed.set(n, other.get(n));
    }

    assertThat(FrameDecoder.frame(mixed, format).integrity()).isEqualTo(Integrity.BAD);
  }

  /** Semtech, SX1261/2 data sheet, 6.1.4: 8 + ceil(max(8·PL + 16·CRC − 4·SF + 8 + 20·H, 0)…). */
  @ParameterizedTest
  @CsvSource({"7, 23, 5, 48", "12, 10, 6, 20", "5, 20, 5, 53", "6, 20, 6, 56", "7, 1, 5, 13"})
  void isAsLongAsTheDataSheetSays(int sf, int length, int codingRate, int symbols) {
    FrameFormat format = new FrameFormat(Header.EXPLICIT, length, codingRate, true, false);

    assertThat(format.symbols(sf)).isEqualTo(symbols);
    assertThat(frame(format).symbols(sf)).hasSize(symbols);
  }

  @Test
  void randomSymbolsSeldomHaveAHeader() {
    Random random = new Random(7);
    int headers = 0;
    for (int trial = 0; trial < 4000; trial++) {
      List<SoftSymbol> symbols = new ArrayList<>();
      for (int n = 0; n < 8; n++) {
        symbols.add(soft(7, random.nextInt(128)));
      }
      headers += FrameDecoder.header(symbols, false).isPresent() ? 1 : 0;
    }
    // One of 256 has the checksum, and half of these a code rate that there is: some 8; the seed is
    // fixed.
    assertThat(headers).isBetween(1, 30);
  }

  @Test
  void refusesWhatCannotBe() {
    FrameFormat format = FrameFormat.explicit(23, 5, LoraParameters.EU868_SF7);
    assertThatThrownBy(() -> LoraFrame.of(new byte[22], format))
        .hasMessageContaining("23 bytes, the payload has 22");
    assertThatThrownBy(() -> FrameFormat.explicit(256, 5, LoraParameters.EU868_SF7))
        .hasMessageContaining("256");
    assertThatThrownBy(() -> FrameFormat.implicit(0, 5, LoraParameters.EU868_SF7))
        .hasMessageContaining("at least one");
    assertThatThrownBy(() -> FrameFormat.explicit(1, 9, LoraParameters.EU868_SF7))
        .hasMessageContaining("4/9");
    assertThatThrownBy(() -> SoftSymbol.of(new float[100])).hasMessageContaining("not 100");
    assertThatThrownBy(() -> FrameDecoder.header(List.of(), false)).hasMessageContaining("eight");
    assertThatThrownBy(() -> FrameDecoder.frame(List.of(), format)).hasMessageContaining("only 0");
  }

  private static LoraFrame frame(FrameFormat format) {
    byte[] payload = new byte[format.length()];
    new Random(format.hashCode()).nextBytes(payload);
    return LoraFrame.of(payload, format);
  }

  private static List<SoftSymbol> received(LoraFrame frame, int sf) {
    return new ArrayList<>(frame.symbols(sf).stream().map(value -> soft(sf, value)).toList());
  }

  private static SoftSymbol soft(int sf, int value) {
    float[] likelihoods = new float[1 << sf];
    likelihoods[value] = 1;
    return SoftSymbol.of(likelihoods);
  }
}
