package io.rffi.io;

import java.util.Objects;
import java.util.Optional;

/**
 * What {@link SigmfWriter} says of a recording besides what its samples say.
 *
 * @param format how the samples are stored; integer formats round and saturate at full scale
 * @param emitter who sent all of it, if that was one device
 * @param description what it is, in a sentence
 * @param author who made it
 */
public record SigmfDescription(
    SampleFormat format,
    Optional<String> emitter,
    Optional<String> description,
    Optional<String> author) {

  private static final SigmfDescription DEFAULTS =
      new SigmfDescription(
          SampleFormat.CF32_LE, Optional.empty(), Optional.empty(), Optional.empty());

  /** Checks that nothing is null. */
  public SigmfDescription {
    Objects.requireNonNull(format, "format");
    Objects.requireNonNull(emitter, "emitter");
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(author, "author");
  }

  /**
   * 32-bit little-endian floats, and nothing known.
   *
   * @return the defaults
   */
  public static SigmfDescription defaults() {
    return DEFAULTS;
  }

  /**
   * This description for another format.
   *
   * @param stored how the samples are stored
   * @return the description
   */
  public SigmfDescription withFormat(SampleFormat stored) {
    return new SigmfDescription(stored, emitter, description, author);
  }

  /**
   * This description for one emitter.
   *
   * @param label who sent all of the recording
   * @return the description
   */
  public SigmfDescription withEmitter(String label) {
    return new SigmfDescription(format, Optional.of(label), description, author);
  }

  /**
   * This description with a text.
   *
   * @param text what the recording is
   * @return the description
   */
  public SigmfDescription withDescription(String text) {
    return new SigmfDescription(format, emitter, Optional.of(text), author);
  }

  /**
   * This description with an author.
   *
   * @param name who made the recording
   * @return the description
   */
  public SigmfDescription withAuthor(String name) {
    return new SigmfDescription(format, emitter, description, Optional.of(name));
  }
}
