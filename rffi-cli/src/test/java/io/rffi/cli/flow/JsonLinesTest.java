package io.rffi.cli.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonLinesTest {
  @Test
  void keepsTheOrderAndTurnsWhatIsNotFiniteIntoNull() {
    StringWriter out = new StringWriter();

    new JsonLines(new PrintWriter(out))
        .write(
            new JsonLine()
                .put("text", "ä\"\n")
                .put("none", (String) null)
                .put("count", 3)
                .put("number", 0.5)
                .put("nan", Double.NaN)
                .put("infinite", Double.NEGATIVE_INFINITY)
                .put("yes", true)
                .put("array", new float[] {1, 0.1f})
                .put("votes", Map.of("a", 2)));

    assertThat(out)
        .hasToString(
            "{\"text\":\"ä\\\"\\n\",\"none\":null,\"count\":3,\"number\":0.5,\"nan\":null,"
                + "\"infinite\":null,\"yes\":true,\"array\":[1.0,0.1],\"votes\":{\"a\":2}}"
                + System.lineSeparator());
  }

  @Test
  void stopsWhenNobodyReads() {
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int value) throws IOException {
            throw new IOException("closed");
          }
        };
    JsonLines lines =
        new JsonLines(new PrintWriter(closed, true, java.nio.charset.StandardCharsets.UTF_8));

    assertThatThrownBy(() -> lines.write(new JsonLine().put("n", 1)))
        .isInstanceOf(OutputFailure.class)
        .hasMessageContaining("standard output");
  }
}
