package io.rffi.dsp.lora.receive;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.rffi.api.IqSignal;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.dsp.lora.LoraPreambleExtractor;
import io.rffi.dsp.lora.frame.FrameFormat;
import io.rffi.dsp.lora.frame.LorawanFrame;
import io.rffi.dsp.template.RealRecordings;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Packets of real transmitters, and frames of a modulator that is not ours (GNU Radio's lora_sdr).
 * They are not in the repository: skipped where they are not.
 */
@Tag("recording")
class RealPacketsTest {
  private static List<LoraPacket> packets(
      LoraReceiver receiver, LoraParameters lora, IqSignal capture) {
    return receiver.receive(capture, LoraPreambleExtractor.of(lora));
  }

  @ParameterizedTest
  @CsvSource({"1, 015f0832, 33, 2", "2, 006e0137, 236, 4"})
  void readsUplinks(int recording, String devAddr, int frameCounter, int port) {
    IqSignal capture = RealRecordings.cf32("lora/suai_sf7_bw125_" + recording, 2e6);

    List<LoraPacket> packets = packets(LoraReceiver.explicit(), LoraParameters.EU868_SF7, capture);

    assertThat(packets).hasSize(1);
    assertThat(packets.get(0).isGood()).isTrue();
    LorawanFrame frame = packets.get(0).lorawan().orElseThrow();
    assertThat(frame.type()).isEqualTo(LorawanFrame.Type.UNCONFIRMED_UP);
    assertThat(frame.devAddrHex()).isEqualTo(devAddr);
    assertThat(frame.fCnt()).isEqualTo(frameCounter);
    assertThat(frame.fPort()).hasValue(port);
  }

  /** Clipped, without a CRC, and not optimised for low data rates though its symbols are long. */
  @Test
  void readsAClippedPacket() {
    IqSignal capture = RealRecordings.bytes("lora/unicorn_sf11_bw125_hello", 2e6, true);

    List<LoraPacket> packets =
        packets(LoraReceiver.explicit(), new LoraParameters(11, 125_000), capture);

    assertThat(packets).hasSize(1);
    assertThat(new String(packets.get(0).frame().orElseThrow().payload(), US_ASCII))
        .isEqualTo("hello ");
  }

  @ParameterizedTest
  @CsvSource({
    "03_sf7_bw125, 7, 125000, 500e3, c15bffad5c2dfb8bb820b6119cba8ff88796ae5b05f280",
    "04_sf7_bw125, 7, 125000, 250e3, 79bf00b3cf",
    "05_sf8_bw125, 8, 125000, 500e3,"
        + " f5c2c451859afe80d40aa39dfb9249f40c3ee37d961445c806f58c7cf2127d",
    "07_sf9_bw125, 9, 125000, 500e3,"
        + " c7ecf5a5370fc41b4ddb723b2afb6c47c0b57894aab2c5c145b797ddb9126e5cca203112105f6764",
    "08_sf10_bw125, 10, 125000, 250e3, 33624f5124bfc5f04d82388e",
    "09_sf11_bw250, 11, 250000, 500e3, f14f3ca695e87a5311660c76",
    "10_sf12_bw500, 12, 500000, 1e6, 537b596a16dc8a03ec1f"
  })
  void readsFramesOfAnotherModulator(
      String name, int sf, int bandwidthHz, double rateHz, String second) {
    IqSignal capture = RealRecordings.ci16("lora_frames/frames_" + name, rateHz);

    List<LoraPacket> packets =
        packets(LoraReceiver.explicit(), new LoraParameters(sf, bandwidthHz), capture);

    assertThat(packets).hasSizeGreaterThan(1).allMatch(LoraPacket::isGood);
    assertThat(HexFormat.of().formatHex(packets.get(1).frame().orElseThrow().payload()))
        .isEqualTo(second);
  }

  @Test
  void readsFramesWithoutHeadersOfAnotherModulator() {
    LoraParameters lora = new LoraParameters(8, 250_000);
    IqSignal capture = RealRecordings.ci16("lora_frames/frames_06_sf8_bw250", 500e3);

    List<LoraPacket> packets =
        packets(LoraReceiver.implicit(FrameFormat.implicit(16, 7, lora)), lora, capture);

    assertThat(packets).hasSize(3).allMatch(LoraPacket::isGood);
    assertThat(HexFormat.of().formatHex(packets.get(0).frame().orElseThrow().payload()))
        .isEqualTo("c86497ee219b01dd92f19f4954f4fea9");
  }
}
