package io.rffi.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;

/** Runs the command in this process, and keeps what it said. */
record Cli(int exitCode, String out, String err) {

  static Cli run(Object... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        RffiCommand.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(Stream.of(args).map(Object::toString).toArray(String[]::new));
    return new Cli(exitCode, out.toString(), err.toString());
  }

  /** Every line of standard output, which is nothing but JSON objects. */
  List<JsonNode> json() {
    return out.lines().map(Cli::parse).toList();
  }

  JsonNode onlyJson() {
    if (json().size() != 1) {
      throw new AssertionError("not one line but " + json().size() + ": " + out + err);
    }
    return json().get(0);
  }

  /** Lines of standard error. */
  List<String> errors() {
    return err.lines().toList();
  }

  private static JsonNode parse(String line) {
    try {
      return new JsonMapper().readTree(line);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + line, e);
    }
  }
}
