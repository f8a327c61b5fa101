package io.rffi.cli.flow;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Standard output, in UTF-8, each line at once. Remembers why it could not be written: other
 * writers only say that it failed.
 */
public final class ResultWriter extends PrintWriter {
  private final Remembering stream;

  /**
   * Writes to a stream.
   *
   * @param stream the standard output
   */
  public ResultWriter(OutputStream stream) {
    this(new Remembering(stream));
  }

  private ResultWriter(Remembering stream) {
    super(stream, true, StandardCharsets.UTF_8);
    this.stream = stream;
  }

  /**
   * Makes sure that all that was printed is written.
   *
   * @param out any writer
   * @throws OutputFailure if it is not, with the reason if this class knows it
   */
  public static void require(PrintWriter out) {
    if (out.checkError()) {
      throw new OutputFailure(out instanceof ResultWriter writer ? writer.stream.failure : null);
    }
  }

  private static final class Remembering extends FilterOutputStream {
    private IOException failure;

    Remembering(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        out.write(bytes, offset, length);
      } catch (IOException e) {
        failure = e;
        throw e;
      }
    }
  }
}
