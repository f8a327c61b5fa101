package io.rffi.cli.flow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;

/** Writes results, one JSON object a line, each seen at once by whoever reads them. */
public final class JsonLines {
  private final JsonMapper mapper = new JsonMapper();
  private final PrintWriter out;

  /**
   * Writes to a stream.
   *
   * @param out the standard output
   */
  public JsonLines(PrintWriter out) {
    this.out = out;
  }

  /**
   * Writes one line.
   *
   * @param line the object
   * @throws OutputFailure if it can't be written, so that a long run ends with its reader
   */
  public void write(JsonLine line) {
    try {
      out.println(mapper.writeValueAsString(line.node()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain values is always JSON", e);
    }
    ResultWriter.require(out);
  }
}
