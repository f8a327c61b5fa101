package io.rffi.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.rffi.api.IqSignal;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What is written is read, in every format. */
@Tag("property")
class RoundTripTest {

  @Property(tries = 100)
  void sigmf(
      @ForAll SampleFormat format,
      @ForAll @Size(min = 1, max = 60) List<@FloatRange(min = -1, max = 1) Float> values,
      @ForAll boolean knownFrequency) {
    IqSignal signal = signal(values, knownFrequency);
    TestFiles.inTemporaryFolder(
        folder -> {
          Path path = folder.resolve("packet.1");
          SigmfDescription description =
              SigmfDescription.defaults().withFormat(format).withEmitter("A \"7\"");
          SigmfWriter.write(path, signal, description);
          try (Recordings recordings = Recordings.open(path)) {
            Recording recording = recordings.only();
            IqSignal read = recording.readAll();
            assertThat(recording.name()).isEqualTo("packet.1");
            assertThat(recording.emitter()).contains("A \"7\"");
            assertThat(read.centreFrequencyHz()).isEqualTo(signal.centreFrequencyHz());
            assertThat(read.sampleRateHz()).isEqualTo(signal.sampleRateHz());
            assertThat(read.length()).isEqualTo(signal.length());
            assertClose(read.toArray(), signal.toArray(), format);
          }
        });
  }

  private static void assertClose(float[] read, float[] written, SampleFormat format) {
    ComponentType component = format.component();
    if (!component.isInteger()) {
      assertThat(read).containsExactly(written);
      return;
    }
    // Half a step by rounding, but a whole one at +1, which saturates; floats of 1 have 2^-24.
    float step = Math.max(Math.scalb(1f, 1 - 8 * component.bytes()), 0x1p-24f);
    for (int n = 0; n < read.length; n++) {
      float allowed = written[n] > component.largest() ? step : step / 2;
      assertThat(Math.abs(read[n] - written[n])).isLessThanOrEqualTo(allowed);
    }
  }

  @Property(tries = 100)
  void everyStoredIntegerUpToSixteenBitsSurvivesBitForBit(
      @ForAll SampleFormat format, @ForAll @Size(min = 16, max = 16) byte[] stored) {
    ComponentType component = format.component();
    if (!component.isInteger() || component.bytes() > 2) {
      return;
    }
    float[] values = new float[stored.length / component.bytes()];
    component.decode(ByteBuffer.wrap(stored).order(format.byteOrder()), values, 0, values.length);
    ByteBuffer again = ByteBuffer.allocate(stored.length).order(format.byteOrder());
    for (float value : values) {
      component.encode(value, again);
    }
    assertThat(again.array()).containsExactly(stored);
  }

  /**
   * Of 17 samples, equal packets together are evidence of a layout, now and then of the wrong one.
   */
  @Property(tries = 60)
  void hdf5(
      @ForAll @IntRange(min = 1, max = 20) int packets,
      @ForAll @Size(min = 1, max = 16) List<@FloatRange(min = -3, max = 3) Float> values) {
    IqSignal signal = signal(values, false);
    TestFiles.inTemporaryFolder(
        folder -> {
          Path path = folder.resolve("set.h5");
          Hdf5PacketWriter.write(
              path,
              IntStream.range(0, packets)
                  .mapToObj(p -> new LabelledPacket(packets - p, signal))
                  .toList());
          try (Recordings recordings = Recordings.open(path)) {
            assertThat(recordings).hasSize(packets);
            for (int p = 0; p < packets; p++) {
              assertThat(recordings.get(p).readAll()).isEqualTo(signal);
              assertThat(recordings.get(p).emitter()).contains(Integer.toString(packets - p));
            }
          }
        });
  }

  private static IqSignal signal(List<Float> values, boolean knownFrequency) {
    float[] interleaved = new float[2 * values.size()];
    for (int n = 0; n < values.size(); n++) {
      interleaved[2 * n] = values.get(n);
      interleaved[2 * n + 1] = -values.get(n) / 2;
    }
    return knownFrequency ? IqSignal.of(interleaved, 1e6, 868.1e6) : IqSignal.of(interleaved, 1e6);
  }
}
