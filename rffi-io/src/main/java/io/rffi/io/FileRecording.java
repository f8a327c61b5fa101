package io.rffi.io;

import io.rffi.api.IqSignal;
import io.rffi.api.SignalQualityException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/** Samples that lie plainly in a file. */
final class FileRecording implements Recording {
  private static final int SAMPLES_PER_READ = 1 << 15;

  private final RecordingInfo info;
  private final ByteSource source;
  private final SampleLayout layout;
  private final EmitterIndex emitters;

  FileRecording(RecordingInfo info, ByteSource source, SampleLayout layout) {
    this.info = info;
    this.source = source;
    this.layout = layout;
    emitters = EmitterIndex.of(info.emitter().isPresent() ? List.of() : info.annotations());
  }

  @Override
  public String name() {
    return info.name();
  }

  @Override
  public double sampleRateHz() {
    return info.sampleRateHz();
  }

  @Override
  public long sampleCount() {
    return layout.sampleCount();
  }

  @Override
  public SampleFormat format() {
    return info.format();
  }

  @Override
  public List<Capture> captures() {
    return info.captures();
  }

  @Override
  public List<Annotation> annotations() {
    return info.annotations();
  }

  @Override
  public Optional<String> emitter() {
    return info.emitter();
  }

  @Override
  public Optional<String> emitterAt(double sample) {
    return emitter().or(() -> emitters.at(sample));
  }

  @Override
  public IqSignal read(long from, int count) {
    Objects.checkFromIndexSize(from, count, sampleCount());
    if (count > Integer.MAX_VALUE / 2) {
      throw new IllegalArgumentException(count + " samples are too many for one signal");
    }
    float[] values = new float[2 * count];
    ByteBuffer buffer =
        ByteBuffer.allocate(Math.min(count, SAMPLES_PER_READ) * format().bytesPerSample())
            .order(format().byteOrder());
    int done = 0;
    while (done < count) {
      long sample = from + done;
      int samples = (int) Math.min(layout.endOfRun(sample) - sample, count - done);
      samples = Math.min(samples, SAMPLES_PER_READ);
      source.read(
          layout.byteOffset(sample), buffer.clear().limit(samples * format().bytesPerSample()));
      format().component().decode(buffer, values, 2 * done, 2 * samples);
      done += samples;
    }
    return signal(values, from);
  }

  private IqSignal signal(float[] values, long from) {
    OptionalDouble frequency = info.centreFrequencyHz(from, values.length / 2);
    try {
      return frequency.isPresent()
          ? IqSignal.of(values, sampleRateHz(), frequency.getAsDouble())
          : IqSignal.of(values, sampleRateHz());
    } catch (SignalQualityException e) {
      long sample = from + firstNotFinite(values) / 2;
      throw source.malformed(
          layout.byteOffset(sample),
          "sample "
              + sample
              + " is not finite; the recording is damaged, or its datatype is not "
              + format().datatype(),
          e);
    }
  }

  private static int firstNotFinite(float[] values) {
    int n = 0;
    while (n < values.length && Float.isFinite(values[n])) {
      n++;
    }
    return n;
  }

  @Override
  public String toString() {
    return "Recording[" + name() + ", " + sampleCount() + " samples, " + format().datatype() + "]";
  }
}
