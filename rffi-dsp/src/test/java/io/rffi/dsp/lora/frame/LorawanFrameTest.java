package io.rffi.dsp.lora.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LorawanFrameTest {
  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  @Test
  void readsAnUplink() {
    LorawanFrame frame = LorawanFrame.parse(bytes("40 32085f01 00 2100 02 8a22 28cb1542")).get();

    assertThat(frame.type()).isEqualTo(LorawanFrame.Type.UNCONFIRMED_UP);
    assertThat(frame.devAddrHex()).isEqualTo("015f0832");
    assertThat(frame.fCnt()).isEqualTo(0x21);
    assertThat(frame.fPort()).isEqualTo(OptionalInt.of(2));
  }

  @Test
  void readsHighAddressesAndCounters() {
    LorawanFrame frame = LorawanFrame.parse(bytes("a0 ffffffff 00 ffff 28cb1542")).get();

    assertThat(frame.type()).isEqualTo(LorawanFrame.Type.CONFIRMED_DOWN);
    assertThat(frame.devAddrHex()).isEqualTo("ffffffff");
    assertThat(frame.fCnt()).isEqualTo(65_535);
    assertThat(frame.fPort()).isEmpty();
  }

  @Test
  void findsThePortBehindOptions() {
    assertThat(LorawanFrame.parse(bytes("80 32085f01 82 2100 0307 0a 8a 28cb1542")).get().fPort())
        .isEqualTo(OptionalInt.of(10));
  }

  /** Too short; a join request; proprietary; another major version; options beyond the end. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "40 32085f01 00 2100 28cb15",
        "00 32085f01 00 2100 02 8a22 28cb1542",
        "e0 32085f01 00 2100 02 8a22 28cb1542",
        "41 32085f01 00 2100 02 8a22 28cb1542",
        "40 32085f01 0f 2100 02 8a22 28cb1542"
      })
  void takesNothingElseForADataFrame(String payload) {
    assertThat(LorawanFrame.parse(bytes(payload))).isEmpty();
  }

  @Property
  void readsAnyBytes(@ForAll byte[] payload) {
    LorawanFrame.parse(payload).ifPresent(frame -> assertThat(frame.fCnt()).isBetween(0, 0xFFFF));
  }
}
