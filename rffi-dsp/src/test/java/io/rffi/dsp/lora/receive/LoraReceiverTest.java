package io.rffi.dsp.lora.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.IqSignal;
import io.rffi.api.Preamble;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.dsp.lora.LoraPreambleExtractor;
import io.rffi.dsp.lora.frame.FrameFormat;
import io.rffi.dsp.lora.frame.FrameFormat.Header;
import io.rffi.dsp.lora.frame.LoraFrame;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoraReceiverTest {
  private static final LoraParameters SF7 = LoraParameters.EU868_SF7;

  private static LoraPacket read(LoraReceiver receiver, LoraParameters lora, IqSignal capture) {
    List<LoraPacket> packets = receiver.receive(capture, LoraPreambleExtractor.of(lora));
    assertThat(packets).hasSize(1);
    return packets.get(0);
  }

  private static LoraFrame uplink(Random random) {
    return LoraFrame.of(TestAir.payload(random, 23), FrameFormat.explicit(23, 5, SF7));
  }

  /** At 500 kHz, from sample 100 on. */
  private static IqSignal received(LoraFrame sent, Random random) {
    return new TestAir(SF7, 500e3).packet(sent, new TestAir.Link(100, 1e3, 10, 10), random);
  }

  /** 10 dB above the limit of each spreading factor, which is near −7.5 dB at SF7. */
  private static double comfortable(int sf) {
    return 2.5 - 2.5 * (sf - 7);
  }

  @ParameterizedTest
  @CsvSource({
    "7, 125000, 1e6",
    "7, 125000, 2e6",
    "7, 250000, 1e6",
    "7, 500000, 1e6",
    "8, 125000, 5e5",
    "8, 250000, 341333",
    "9, 125000, 250000",
    "9, 500000, 2e6",
    "10, 250000, 1e6",
    "11, 500000, 1e6",
    "12, 500000, 5e5",
    "7, 125000, 125000"
  })
  void readsEveryByte(int sf, int bandwidthHz, double rateHz) {
    LoraParameters lora = new LoraParameters(sf, bandwidthHz);
    TestAir air = new TestAir(lora, rateHz);
    Random random = new Random(sf + bandwidthHz);
    for (int codingRate = 5; codingRate <= 8; codingRate++) {
      FrameFormat format = FrameFormat.explicit(1 + random.nextInt(40), codingRate, lora);
      LoraFrame sent = LoraFrame.of(TestAir.payload(random, format.length()), format);
      TestAir.Link link = TestAir.Link.random(random, lora, comfortable(sf));

      LoraPacket packet = read(LoraReceiver.explicit(), lora, air.packet(sent, link, random));

      assertThat(packet.frame()).contains(sent);
      assertThat(packet.isGood()).isTrue();
      assertThat(packet.syncWord()).isEqualTo(0x34);
      assertThat(packet.symbols()).isEqualTo(sent.symbols(sf));
      double symbol = lora.symbolSeconds() * rateHz / (1 + 1e-6 * link.clockPpm());
      double samplesPerChip = rateHz / bandwidthHz;
      assertThat(packet.payloadStart())
          .isCloseTo(link.startSample() + 12.25 * symbol, within(0.3 * samplesPerChip));
      assertThat(packet.endSample())
          .isCloseTo(
              link.startSample() + (12.25 + packet.symbols().size()) * symbol,
              within(0.5 * samplesPerChip));
    }
  }

  @Test
  void readsPacketsWithoutHeaderOrCrc() {
    FrameFormat format = FrameFormat.implicit(21, 6, SF7).withoutCrc();
    Random random = new Random(3);
    LoraFrame sent = LoraFrame.of(TestAir.payload(random, 21), format);
    IqSignal capture =
        new TestAir(SF7, 500e3).packet(sent, TestAir.Link.random(random, SF7, 5), random);

    LoraPacket packet = read(LoraReceiver.implicit(format), SF7, capture);

    assertThat(packet.frame()).contains(sent);
    assertThat(packet.isGood()).as("nothing says that it is right").isFalse();
  }

  /** No header says it. */
  @ParameterizedTest
  @CsvSource({"7, true", "12, false"})
  void findsOutWhoOptimisesForLowDataRates(int sf, boolean against) {
    LoraParameters lora = new LoraParameters(sf, 125_000);
    FrameFormat format = FrameFormat.explicit(30, 5, lora).withLowDataRate(against);
    Random random = new Random(sf);
    LoraFrame sent = LoraFrame.of(TestAir.payload(random, 30), format);
    IqSignal capture =
        new TestAir(lora, 250e3)
            .packet(sent, TestAir.Link.random(random, lora, comfortable(sf)), random);

    assertThat(read(LoraReceiver.explicit(), lora, capture).frame()).contains(sent);
  }

  @Test
  void saysHowFarATruncatedPacketWent() {
    Random random = new Random(5);
    LoraFrame sent = uplink(random);
    IqSignal whole = received(sent, random);
    IqSignal inPayload = whole.slice(0, (int) (100 + (12.25 + 20.7) * 512));
    IqSignal inHeader = whole.slice(0, (int) (100 + (12.25 + 3.5) * 512));

    LoraPacket cut = read(LoraReceiver.explicit(), SF7, inPayload);
    assertThat(cut.format()).contains(sent.format());
    assertThat(cut.frame()).isEmpty();
    assertThat(cut.symbols()).isEqualTo(sent.symbols(7).subList(0, 20));
    LoraPacket cutEarlier = read(LoraReceiver.explicit(), SF7, inHeader);
    assertThat(cutEarlier.format()).isEmpty();
    assertThat(cutEarlier.symbols()).isEqualTo(sent.symbols(7).subList(0, 3));
    assertThat(cutEarlier.isGood()).isFalse();
  }

  @Test
  void readsAPacketAsItComes() {
    Random random = new Random(6);
    LoraFrame sent = uplink(random);
    IqSignal capture = received(sent, random);
    Preamble preamble = LoraPreambleExtractor.of(SF7).extract(capture).get(0);
    LoraReceiver receiver = LoraReceiver.explicit();
    Reception reception = receiver.begin(preamble, 500e3);
    int steps = 0;
    while (!reception.isComplete()) {
      long there = reception.needed();
      reception.receive(new CaptureSource(capture.slice(0, (int) there)));
      steps++;
    }

    assertThat(steps).isEqualTo(2 + sent.symbols(7).size());
    assertThat(reception.packet()).isEqualTo(receiver.receive(capture, preamble));
    assertThat(reception.packet().isGood()).isTrue();
  }

  /**
   * Symbols of noise: a header's checksum holds for one of 512, a CRC for one of 65 536 of these.
   */
  @Test
  void makesNoFrameOfNoise() {
    Random random = new Random(8);
    LoraFrame sent = LoraFrame.of(new byte[1], FrameFormat.explicit(1, 5, SF7));
    IqSignal packet = new TestAir(SF7, 250e3).packet(sent, new TestAir.Link(100, 0, 0, 20), random);
    Preamble preamble = LoraPreambleExtractor.of(SF7).extract(packet).get(0);
    int good = 0;
    for (int trial = 0; trial < 300; trial++) {
      float[] noise = new float[2 * 256 * 60];
      for (int n = 0; n < noise.length; n++) {
        noise[n] = (float) random.nextGaussian();
      }
      good += LoraReceiver.explicit().receive(IqSignal.of(noise, 250e3), preamble).isGood() ? 1 : 0;
    }
    assertThat(good).isZero();
  }

  @Test
  void silenceIsNoFrame() {
    Random random = new Random(9);
    LoraFrame sent = LoraFrame.of(new byte[1], FrameFormat.explicit(1, 5, SF7));
    IqSignal packet = new TestAir(SF7, 250e3).packet(sent, new TestAir.Link(100, 0, 0, 20), random);
    Preamble preamble = LoraPreambleExtractor.of(SF7).extract(packet).get(0);

    LoraPacket silent =
        LoraReceiver.explicit().receive(IqSignal.of(new float[60_000], 250e3), preamble);

    assertThat(silent.isGood()).isFalse();
    assertThat(silent.symbolSamples()).isFinite();
  }

  @Test
  void refusesOtherPreamblesAndFormats() {
    Preamble lora =
        LoraPreambleExtractor.of(SF7)
            .extract(
                new TestAir(SF7, 250e3)
                    .packet(
                        LoraFrame.of(new byte[1], FrameFormat.explicit(1, 5, SF7)),
                        new TestAir.Link(100, 0, 0, 20),
                        new Random(1)))
            .get(0);
    Preamble other =
        new Preamble(
            lora.samples(),
            0,
            8,
            true,
            0,
            OptionalDouble.empty(),
            lora.quality(),
            () -> "802.15.4");

    assertThatThrownBy(() -> LoraReceiver.explicit().begin(other, 1e6))
        .hasMessageContaining("802.15.4");
    assertThatThrownBy(() -> LoraReceiver.implicit(FrameFormat.explicit(3, 5, SF7)))
        .hasMessageContaining("header");
    assertThat(FrameFormat.explicit(3, 5, SF7).header()).isEqualTo(Header.EXPLICIT);
  }
}
