package io.rffi.io;

import io.rffi.api.IqSignal;
import io.rffi.api.MalformedRecordingException;
import io.rffi.api.SignalQualityException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/** One packet of a set. */
final class Hdf5Recording implements Recording {
  private final Hdf5Packets packets;
  private final int packet;
  private final String name;
  private final String label;
  private final double sampleRateHz;

  Hdf5Recording(Hdf5Packets packets, int packet, String name, String label, double sampleRateHz) {
    this.packets = packets;
    this.packet = packet;
    this.name = name;
    this.label = label;
    this.sampleRateHz = sampleRateHz;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public double sampleRateHz() {
    return sampleRateHz;
  }

  @Override
  public long sampleCount() {
    return packets.samplesPerPacket();
  }

  @Override
  public SampleFormat format() {
    return packets.storedFormat();
  }

  @Override
  public List<Capture> captures() {
    return List.of(new Capture(0, sampleCount(), OptionalDouble.empty(), Optional.empty()));
  }

  @Override
  public List<Annotation> annotations() {
    return List.of(Annotation.ofEmitter(0, sampleCount(), label));
  }

  @Override
  public Optional<String> emitter() {
    return Optional.of(label);
  }

  @Override
  public boolean isPacket() {
    return true;
  }

  @Override
  public IqSignal read(long from, int count) {
    Objects.checkFromIndexSize(from, count, sampleCount());
    float[] values = packets.packet(packet);
    int first = 2 * (int) from;
    try {
      return IqSignal.of(Arrays.copyOfRange(values, first, first + 2 * count), sampleRateHz);
    } catch (SignalQualityException e) {
      throw new MalformedRecordingException(
          packets.source(), -1, "packet " + packet + ": " + e.getMessage(), e);
    }
  }

  @Override
  public String toString() {
    return "Recording[" + name + ", " + sampleCount() + " samples, emitter " + label + "]";
  }
}
