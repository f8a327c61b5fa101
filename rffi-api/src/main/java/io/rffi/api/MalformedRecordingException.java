package io.rffi.api;

/** A recording that is truncated, mislabelled or not of the format it claims to be. */
public final class MalformedRecordingException extends RffiException {
  private static final long serialVersionUID = 1L;

  /** The source. */
  private final String source;

  /** The byte offset. */
  private final long byteOffset;

  /**
   * With the place of the fault.
   *
   * @param source the file
   * @param byteOffset where in it, −1 if that says nothing
   * @param problem what is wrong there, and what to do
   */
  public MalformedRecordingException(String source, long byteOffset, String problem) {
    this(source, byteOffset, problem, null);
  }

  /**
   * With the place of the fault and what led to it.
   *
   * @param source the file
   * @param byteOffset where in it, −1 if that says nothing
   * @param problem what is wrong there, and what to do
   * @param cause what led to it, or null
   */
  public MalformedRecordingException(
      String source, long byteOffset, String problem, Throwable cause) {
    super(source + (byteOffset < 0 ? "" : " at byte " + byteOffset) + ": " + problem, cause);
    this.source = source;
    this.byteOffset = byteOffset;
  }

  /**
   * The file.
   *
   * @return its name
   */
  public String source() {
    return source;
  }

  /**
   * Where in the file.
   *
   * @return the byte offset, −1 if unknown
   */
  public long byteOffset() {
    return byteOffset;
  }
}
