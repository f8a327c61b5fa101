package io.rffi.io;

import io.rffi.api.Block;
import io.rffi.api.IqSignal;
import io.rffi.api.Preamble;
import io.rffi.api.SignalSource;
import java.util.List;
import java.util.Optional;

/**
 * Complex samples on disk, with what is known of them. Nothing but the metadata is held in memory.
 *
 * <p>A recording lives as long as the {@link Recordings} it came from is open. Implementations are
 * safe for use by many threads at once.
 *
 * <p>Every read may throw {@link io.rffi.api.MalformedRecordingException} (the file has shrunk, a
 * sample is NaN or infinite) or {@link java.io.UncheckedIOException} (it cannot be read, or was
 * closed).
 */
public interface Recording extends SignalSource {

  /**
   * What to call it in messages and tables: the file's name without extension, for a packet of a
   * set followed by its index in brackets.
   *
   * @return the name
   */
  @Override
  String name();

  /**
   * The sample rate.
   *
   * @return complex samples per second; positive and finite
   */
  @Override
  double sampleRateHz();

  /**
   * The length.
   *
   * @return complex samples, ≥ 1
   */
  long sampleCount();

  /**
   * How the samples are stored.
   *
   * @return the format
   */
  SampleFormat format();

  /**
   * The stretches it was taken in, in order; gap-free from 0 to {@link #sampleCount()} unless the
   * file says otherwise of its beginning.
   *
   * @return at least one
   */
  List<Capture> captures();

  /**
   * Remarks on parts of it.
   *
   * @return in the file's order, possibly none
   */
  List<Annotation> annotations();

  /**
   * Who sent it, if all of it has one emitter.
   *
   * @return the emitter's label; empty when unknown, or when annotations name several
   */
  Optional<String> emitter();

  /**
   * Who sent what is at a sample, however many emitters the recording has.
   *
   * @param sample counted from the recording's first, a fraction rounded down
   * @return the recording's one emitter, or else that of the first of {@link #annotations()} that
   *     names one and covers the sample; empty if there is none
   */
  default Optional<String> emitterAt(double sample) {
    return emitter()
        .or(
            () ->
                annotations().stream()
                    .filter(annotation -> annotation.covers(sample))
                    .flatMap(annotation -> annotation.emitter().stream())
                    .findFirst());
  }

  /**
   * Who sent a packet.
   *
   * @param packet found in this recording
   * @return the emitter at the middle of its preamble, see {@link #emitterAt}: annotations are
   *     drawn around packets, and not to the sample
   */
  default Optional<String> emitterOf(Preamble packet) {
    double seconds = packet.samples().length() / packet.samples().sampleRateHz();
    return emitterAt(packet.startSample() + seconds * sampleRateHz() / 2);
  }

  /**
   * Whether this is one packet of a packet set: cut already, and freed of its carrier offset, by
   * whoever made the set, rather than a stretch of time in which packets are to be found.
   *
   * @return true for a packet of an HDF5 set; false unless overridden
   */
  default boolean isPacket() {
    return false;
  }

  /**
   * Reads a part.
   *
   * @param from the first sample, 0 ≤ from
   * @param count how many; from + count ≤ {@link #sampleCount()}
   * @return the samples; their centre frequency is known if every capture they touch agrees on it
   * @throws IndexOutOfBoundsException if that reaches outside of the recording
   */
  IqSignal read(long from, int count);

  /**
   * Reads everything.
   *
   * @return all samples
   * @throws IllegalStateException if they do not fit into one signal (2³⁰ − 1 samples): read {@link
   *     #blocks(int, int)} instead
   */
  default IqSignal readAll() {
    if (sampleCount() > Integer.MAX_VALUE / 2) {
      throw new IllegalStateException(
          name()
              + " has "
              + sampleCount()
              + " samples, too many for one signal: read it in blocks");
    }
    return read(0, (int) sampleCount());
  }

  @Override
  default Optional<IqSignal> whole(int mostSamples) {
    return sampleCount() > mostSamples ? Optional.empty() : Optional.of(readAll());
  }

  /**
   * Reads what an annotation covers.
   *
   * @param annotation one of {@link #annotations()}
   * @return the samples
   * @throws IllegalStateException if they do not fit into one signal, see {@link #readAll()}
   */
  default IqSignal read(Annotation annotation) {
    if (annotation.sampleCount() > Integer.MAX_VALUE / 2) {
      throw new IllegalStateException(
          annotation.sampleCount() + " samples are too many for one signal: read them in blocks");
    }
    return read(annotation.startSample(), (int) annotation.sampleCount());
  }

  /**
   * Reads one block after another. Block {@code b} begins at {@code b · (length − overlap)}; the
   * last one ends with the recording and may be shorter. Together they hold every sample.
   *
   * @param length samples in a block, ≥ 1
   * @param overlap samples that a block shares with the one before it, 0 ≤ overlap &lt; length
   * @return the blocks, each read when it is asked for; may be iterated more than once
   */
  @Override
  default Iterable<Block> blocks(int length, int overlap) {
    SignalSource.requireBlocks(length, overlap);
    return () -> new BlockIterator(this, length, overlap);
  }
}
