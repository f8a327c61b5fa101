package io.rffi.io;

import io.rffi.api.IqSignal;
import io.rffi.io.file.StagedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Writes a SigMF pair, piece by piece, so that a recording may be larger than memory.
 *
 * <p>Nothing is seen under the pair's name before {@link #commit()}; then the data appears, and
 * after it the metadata with the data's SHA-512, each atomically and after it has reached the disk.
 * A reader never finds half a recording: between the two it finds no metadata or, when replacing, a
 * checksum that does not match. Closing without a commit leaves nothing behind.
 *
 * <p>All methods throw {@link UncheckedIOException} if the disk fails. Not thread-safe.
 */
public final class SigmfWriter implements AutoCloseable {
  private static final int SAMPLES_PER_WRITE = 1 << 15;

  private final SigmfDescription description;
  private final StagedFile dataFile;
  private final StagedFile metaFile;
  private final FileChannel channel;
  private final MessageDigest digest = Sha512.digest();
  private final List<Capture> captures = new ArrayList<>();
  private final List<Annotation> annotations = new ArrayList<>();
  private double sampleRateHz;
  private long sampleCount;

  private SigmfWriter(Path path, SigmfDescription description, boolean replace) throws IOException {
    this.description = description;
    Path base = SigmfPair.base(path);
    dataFile = new StagedFile(SigmfPair.half(base, SigmfPair.DATA), replace);
    metaFile = new StagedFile(SigmfPair.half(base, SigmfPair.META), replace);
    channel = dataFile.create();
  }

  /**
   * Begins a new recording.
   *
   * @param path either half of the pair, or their name without extension
   * @param description what to say of it
   * @return a writer to close
   * @throws UncheckedIOException if a half of the pair exists already, or the folder does not
   */
  public static SigmfWriter create(Path path, SigmfDescription description) {
    return begin(path, description, false);
  }

  /**
   * Begins a recording that takes the place of an existing one, if there is one.
   *
   * @param path either half of the pair, or their name without extension
   * @param description what to say of it
   * @return a writer to close
   */
  public static SigmfWriter replace(Path path, SigmfDescription description) {
    return begin(path, description, true);
  }

  /**
   * Writes a new recording of one signal.
   *
   * @param path either half of the pair, or their name without extension
   * @param signal all samples, at least one
   * @param description what to say of it
   */
  public static void write(Path path, IqSignal signal, SigmfDescription description) {
    try (SigmfWriter writer = create(path, description)) {
      writer.append(signal);
      writer.commit();
    }
  }

  private static SigmfWriter begin(Path path, SigmfDescription description, boolean replace) {
    try {
      return new SigmfWriter(path, description, replace);
    } catch (IOException e) {
      throw new UncheckedIOException("can't write " + path, e);
    }
  }

  /**
   * Appends samples that follow the last ones without a gap. A capture begins where the centre
   * frequency changes.
   *
   * @param signal of the same sample rate as all others
   */
  public void append(IqSignal signal) {
    if (signal.length() == 0) {
      return; // nor does it begin a capture, which would be one without samples
    }
    boolean first = captures.isEmpty();
    if (first
        || !captures
            .get(captures.size() - 1)
            .centreFrequencyHz()
            .equals(signal.centreFrequencyHz())) {
      beginCapture(signal, Optional.empty());
    }
    writeSamples(signal);
  }

  /**
   * Appends samples that begin a capture; none if there are no samples.
   *
   * @param signal of the same sample rate as all others
   * @param startTime when its first sample was taken
   */
  public void append(IqSignal signal, Instant startTime) {
    if (signal.length() == 0) {
      return;
    }
    beginCapture(signal, Optional.of(startTime));
    writeSamples(signal);
  }

  /**
   * Adds a remark.
   *
   * @param annotation on samples that have been appended by the time of the commit
   */
  public void annotate(Annotation annotation) {
    annotations.add(annotation);
  }

  /**
   * How much has been appended.
   *
   * @return complex samples
   */
  public long sampleCount() {
    return sampleCount;
  }

  /**
   * Makes the recording appear. Nothing can be appended afterwards.
   *
   * @throws IllegalStateException if there are no samples, or fewer than annotations cover
   */
  public void commit() {
    for (Annotation annotation : annotations) {
      if (annotation.startSample() + annotation.sampleCount() > sampleCount) {
        throw new IllegalStateException(annotation + " reaches beyond sample " + sampleCount);
      }
    }
    if (sampleCount == 0) {
      throw new IllegalStateException("a recording needs at least one sample");
    }
    description
        .emitter()
        .ifPresent(emitter -> annotations.add(0, Annotation.ofEmitter(0, sampleCount, emitter)));
    byte[] metadata =
        SigmfJson.metadata(
            description,
            sampleRateHz,
            HexFormat.of().formatHex(digest.digest()),
            captures,
            annotations);
    try {
      channel.close();
      try (FileChannel meta = metaFile.create()) {
        writeFully(meta, ByteBuffer.wrap(metadata));
      }
      dataFile.publish();
      metaFile.publish();
    } catch (IOException e) {
      throw new UncheckedIOException("can't write the recording", e);
    }
  }

  /** Ends the writing; what was not committed is gone. */
  @Override
  public void close() {
    try {
      channel.close();
      dataFile.close();
      metaFile.close();
    } catch (IOException e) {
      throw new UncheckedIOException("can't remove temporary files", e);
    }
  }

  private void beginCapture(IqSignal signal, Optional<Instant> startTime) {
    if (captures.isEmpty()) {
      sampleRateHz = signal.sampleRateHz();
    }
    captures.add(new Capture(sampleCount, 0, signal.centreFrequencyHz(), startTime));
  }

  private void writeSamples(IqSignal signal) {
    if (signal.sampleRateHz() != sampleRateHz) {
      throw new IllegalArgumentException(
          "a recording of " + sampleRateHz + " Hz can't go on at " + signal.sampleRateHz());
    }
    ByteBuffer buffer =
        ByteBuffer.allocate(
                Math.min(signal.length(), SAMPLES_PER_WRITE)
                    * description.format().bytesPerSample())
            .order(description.format().byteOrder());
    ComponentType component = description.format().component();
    for (int n = 0; n < signal.length(); n++) {
      component.encode(signal.i(n), buffer);
      component.encode(signal.q(n), buffer);
      if (!buffer.hasRemaining() || n + 1 == signal.length()) {
        buffer.flip();
        digest.update(buffer.duplicate());
        try {
          writeFully(channel, buffer);
        } catch (IOException e) {
          throw new UncheckedIOException("can't write the recording's samples", e);
        }
        buffer.clear();
      }
    }
    sampleCount += signal.length();
  }

  private static void writeFully(FileChannel target, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      target.write(bytes);
    }
  }
}
