package io.rffi.cli.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.rffi.api.IqSignal;
import io.rffi.api.Preamble;
import io.rffi.api.fuzz.Fuzzing;
import io.rffi.cli.LoraRecording;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.dsp.stream.BufferedScanner;
import io.rffi.dsp.stream.Overflow;
import io.rffi.dsp.stream.PreambleScanner;
import io.rffi.dsp.stream.ScanPlan;
import io.rffi.dsp.stream.ScanStatistics;
import io.rffi.io.SampleFormat;
import io.rffi.io.SampleStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever bytes come as samples, in whatever format, pieces and blocks, with gaps in between: a
 * scan throws nothing, ends, counts every sample, and hands out nothing but numbers.
 */
class ScanFuzzTest {
  private static final int SMOKE = 300;
  private static final int MANY = 200_000;

  /** What two threads do to each other is not in the bytes. */
  private static final int BUFFERED = 20_000;

  private static final List<SampleFormat> FORMATS = List.of(SampleFormat.values());
  private static final double RATE_HZ = 250_000;
  private static final ScanPlan PLAN =
      ScanPlan.at(RATE_HZ).withChannel(0, LoraParameters.EU868_SF7);

  /** In front of the samples: format, bytes a read, samples a block, reads between gaps. */
  private static final int HEADER_BYTES = 4;

  /** How an input is read. */
  private static final class Reading {
    private final byte[] input;

    Reading(byte[] input) {
      this.input = input;
    }

    private int header(int index) {
      return index < input.length ? input[index] & 0xff : 0;
    }

    SampleFormat format() {
      return FORMATS.get(header(0) % FORMATS.size());
    }

    int blockSamples() {
      return 1 + header(2) * header(2) / 8;
    }

    /** Missing before a block, or −1. */
    long gapBefore(int block) {
      int every = header(3);
      return every != 0 && block % every == every - 1 ? (long) every * block : -1;
    }

    /** In pieces of any size, as a socket brings them. */
    SampleStream open() {
      int from = Math.min(HEADER_BYTES, input.length);
      int piece = 1 + header(1) * 16;
      return new SampleStream(
          new ByteArrayInputStream(input, from, input.length - from) {
            @Override
            public int read(byte[] bytes, int offset, int length) {
              return super.read(bytes, offset, Math.min(length, piece));
            }
          },
          format());
    }
  }

  /** What a scanner is fed with. */
  private interface Fed {
    void accept(float[] iq, int count) throws InterruptedException;

    void gap(long missing);
  }

  /** Returns how many samples there were, and were missing. */
  private static long feed(Reading reading, Fed scanner) throws IOException, InterruptedException {
    float[] block = new float[2 * reading.blockSamples()];
    long samples = 0;
    try (SampleStream stream = reading.open()) {
      int blocks = 0;
      for (int count = stream.read(block); count >= 0; count = stream.read(block)) {
        long missing = reading.gapBefore(blocks++);
        if (missing >= 0) {
          scanner.gap(missing);
          samples += missing;
        }
        scanner.accept(block, count);
        samples += count;
      }
    }
    return samples;
  }

  private static void scan(byte[] input) throws IOException, InterruptedException {
    PreambleScanner scanner = new PreambleScanner(PLAN, ScanFuzzTest::check);
    long fed =
        feed(
            new Reading(input),
            new Fed() {
              @Override
              public void accept(float[] iq, int count) {
                scanner.accept(iq, 0, count);
              }

              @Override
              public void gap(long missing) {
                scanner.gap(missing);
              }
            });
    scanner.finish();
    check(scanner.statistics(), fed);
  }

  private static void scanBuffered(byte[] input) throws IOException, InterruptedException {
    Reading reading = new Reading(input);
    BufferedScanner scanner =
        new BufferedScanner(
            PLAN,
            ScanFuzzTest::check,
            (preamble, failure) -> {
              throw failure;
            },
            Overflow.BLOCK,
            2 + reading.header(1) % 5,
            1 + reading.header(2) * 4);
    long fed;
    try (scanner) {
      fed =
          feed(
              reading,
              new Fed() {
                @Override
                public void accept(float[] iq, int count) throws InterruptedException {
                  scanner.accept(iq, 0, count);
                }

                @Override
                public void gap(long missing) {
                  scanner.gap(missing);
                }
              });
    }
    check(scanner.statistics(), fed);
  }

  private static void check(Preamble preamble) {
    assertThat(preamble.startSample()).isFinite();
    assertThat(preamble.cfoHz()).isFinite();
    assertThat(preamble.snrDb()).isNotNaN();
    assertThat(preamble.samples().rms()).isBetween(0.999, 1.001);
    assertThat(preamble.quality().clippedFraction()).isBetween(0.0, 1.0);
  }

  private static void check(ScanStatistics statistics, long fed) {
    assertThat(statistics.samples() + statistics.lostSamples()).isEqualTo(fed);
    assertThat(statistics.listenerFailures()).isZero();
  }

  private static Fuzzing fuzzing(String name) {
    IqSignal packet = LoraRecording.at(RATE_HZ);
    return new Fuzzing(
        name,
        List.of(
            stored(packet, SampleFormat.CI8, 255, 60, 0),
            stored(packet, SampleFormat.CU8, 7, 200, 0),
            stored(packet, SampleFormat.CI16_LE, 63, 90, 5),
            stored(packet, SampleFormat.CF32_LE, 100, 150, 0)),
        List.of(),
        List.of());
  }

  /** An input whose reading finds the packet. */
  private static byte[] stored(
      IqSignal packet, SampleFormat format, int piece, int block, int gaps) {
    ByteBuffer bytes =
        ByteBuffer.allocate(HEADER_BYTES + packet.length() * format.bytesPerSample())
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.put((byte) FORMATS.indexOf(format)).put((byte) piece).put((byte) block).put((byte) gaps);
    for (float value : packet.toArray()) {
      switch (format) {
        case CI8 -> bytes.put((byte) Math.round(40 * value));
        case CU8 -> bytes.put((byte) (128 + Math.round(40 * value)));
        case CI16_LE -> bytes.putShort((short) Math.round(9000 * value));
        default -> bytes.putFloat(value);
      }
    }
    return bytes.array();
  }

  @Test
  void theGoodInputHoldsAPacket() throws IOException, InterruptedException {
    AtomicReference<Preamble> found = new AtomicReference<>();
    PreambleScanner scanner = new PreambleScanner(PLAN, found::set);
    Reading reading = new Reading(stored(LoraRecording.at(RATE_HZ), SampleFormat.CI8, 255, 60, 0));
    feed(
        reading,
        new Fed() {
          @Override
          public void accept(float[] iq, int count) {
            scanner.accept(iq, 0, count);
          }

          @Override
          public void gap(long missing) {
            scanner.gap(missing);
          }
        });
    scanner.finish();
    assertThat(found.get()).isNotNull();
  }

  @Test
  void someStreams() {
    fuzzing("scan").run(SMOKE, ScanFuzzTest::scan);
    fuzzing("buffered-scan").run(SMOKE / 3, ScanFuzzTest::scanBuffered);
  }

  @Test
  @Tag("fuzz")
  void manyStreams() {
    fuzzing("scan").run(MANY, ScanFuzzTest::scan);
  }

  @Test
  @Tag("fuzz")
  void manyBufferedStreams() {
    fuzzing("buffered-scan").run(BUFFERED, ScanFuzzTest::scanBuffered);
  }
}
