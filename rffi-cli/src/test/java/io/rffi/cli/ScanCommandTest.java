package io.rffi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ScanCommandTest {
  @TempDir private Path directory;

  private static byte[] packets(int device, int count) {
    float[] values = TestRecordings.capture(device, 0, count, 5).toArray();
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return bytes.array();
  }

  /** Runs with bytes on standard input. */
  private static Cli scan(byte[] input, Object... more) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(input));
    try {
      Object[] always = {"scan", "--rate", "1e6", "--format", "cf32_le"};
      return Cli.run(Stream.concat(Stream.of(always), Stream.of(more)).toArray());
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void printsEachPacketOfStandardInput() {
    Cli cli = scan(packets(1, 3), "--channel", "0", "--sf", "7", "-");

    assertThat(cli.exitCode()).as(cli.err()).isZero();
    assertThat(cli.json()).hasSize(3);
    JsonNode first = cli.json().get(0);
    assertThat(first.fieldNames())
        .toIterable()
        .contains("file", "startSample", "sampleRateHz", "spreadingFactor", "cfoHz", "snrDb");
    assertThat(first.get("file").asText()).isEqualTo("-");
    assertThat(first.get("startSample").asDouble())
        .isCloseTo(TestRecordings.FIRST_START, within(2.0));
    assertThat(cli.errors()).hasSize(1);
    assertThat(cli.err()).contains("3 preambles", "0 gaps", "0 samples lost");
  }

  @Test
  void watchesTheWholeBandUnlessChannelsAreGiven() {
    byte[] stream = packets(2, 1);
    assertThat(scan(stream, "--sf", "7,8").json()).hasSize(1);
    Cli elsewhere = scan(stream, "--sf", "7", "--channel", "-200e3,300e3");
    assertThat(elsewhere.exitCode()).isEqualTo(1);
    assertThat(elsewhere.out()).isEmpty();
  }

  @Test
  void readsASocketAndSaysWhoSentEachPacket() throws IOException {
    Path model = TestModel.write(directory.resolve("m.onnx"), TestModel.description());
    Path store = directory.resolve("devices.db");
    Path recording = TestRecordings.of(directory, 1, 0, 3);
    Cli.run("enrol", "--model", model, "--store", store, "--device", "d1", recording);
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Void> served =
          CompletableFuture.runAsync(
              () -> {
                try (Socket socket = server.accept()) {
                  socket.getOutputStream().write(packets(1, 2));
                } catch (IOException e) {
                  throw new AssertionError(e);
                }
              });
      String address = "127.0.0.1:" + server.getLocalPort();
      Cli cli =
          scan(
              new byte[0],
              "--tcp",
              address,
              "--live",
              "--channel",
              "0",
              "--store",
              store,
              "--model",
              model,
              "--threshold",
              2);
      served.join();
      assertThat(cli.exitCode()).as(cli.err()).isZero();
      assertThat(cli.json()).hasSize(2);
      for (JsonNode line : cli.json()) {
        assertThat(line.get("file").asText()).isEqualTo(address);
        assertThat(line.get("decision").asText()).isEqualTo("recognised");
        assertThat(line.get("device").asText()).isEqualTo("d1");
      }
    }
  }

  /** Samples, and then nothing for ever: a receiver whose signal has gone. */
  private static final class Stalling extends InputStream {
    private final InputStream before;

    Stalling(byte[] before) {
      this.before = new ByteArrayInputStream(before);
    }

    @Override
    public int read() {
      throw new UnsupportedOperationException("in blocks only");
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int count = before.read(bytes, offset, length);
      if (count < 0) {
        try {
          Thread.sleep(Long.MAX_VALUE);
        } catch (InterruptedException e) {
          throw new IOException(e);
        }
      }
      return count;
    }
  }

  /** A scan whose results fail, though no further samples come. */
  private static Cli scanTo(Writer out) {
    StringWriter err = new StringWriter();
    InputStream before = System.in;
    System.setIn(new Stalling(packets(1, 2)));
    try {
      int exitCode =
          RffiCommand.commandLine()
              .setOut(new PrintWriter(out, true))
              .setErr(new PrintWriter(err, true))
              .execute("scan", "--rate", "1M", "--format", "cf32_le", "--channel=0", "--sf=7");
      return new Cli(exitCode, "", err.toString());
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void anErrorInTheScanningThreadEndsTheCommandInOneLine() {
    Cli cli =
        scanTo(
            new StringWriter() {
              @Override
              public void write(String text, int offset, int length) {
                throw new OutOfMemoryError("Java heap space");
              }
            });

    assertThat(cli.exitCode()).isEqualTo(71);
    assertThat(cli.errors()).hasSize(1);
    assertThat(cli.err()).startsWith("rffi: not enough memory");
  }

  @Test
  void aReaderThatGoesAwayEndsTheScan() {
    Cli cli =
        scanTo(
            new Writer() {
              @Override
              public void write(char[] text, int offset, int length) throws IOException {
                throw new IOException("Broken pipe");
              }

              @Override
              public void flush() {}

              @Override
              public void close() {}
            });

    assertThat(cli.exitCode()).isEqualTo(141);
    assertThat(cli.err()).isEmpty();
  }

  @Test
  void whatCantBeScannedIsRefusedInOneLine() {
    assertRefused(Cli.run("scan", "--format", "cu8"), "--rate");
    assertRefused(Cli.run("scan", "--rate", "1e6"), "--format");
    assertRefused(Cli.run("scan", "--rate", "1e6", "--format", "cu7"), "cu7");
    assertRefused(scan(new byte[0], "capture.bin"), "capture.bin", "rffi extract");
    assertRefused(scan(new byte[0], "--tcp", "nowhere", "--sf", "7"), "HOST:PORT");
    assertRefused(scan(new byte[0], "--tcp", "localhost:99999", "--sf", "7"), "HOST:PORT");
    assertRefused(scan(new byte[0], "--raster", "--sf", "7"), "reaches out");
    assertRefused(scan(new byte[0], "--channel", "0", "--raster"), "mutually exclusive");
    assertRefused(scan(new byte[0], "--channel", "600e3", "--sf", "7"), "600000.0");
    assertRefused(scan(new byte[0], "--bandwidth", "500000", "--rate", "3e5"), "--rate");
    assertRefused(scan(new byte[0], "--threshold", "1", "--channel", "0"), "needs --store");
    assertRefused(scan(new byte[0], "--matcher", "knn", "--channel", "0"), "--matcher needs");
    assertRefused(
        Cli.run("scan", "--rate", "1e5", "--format", "cu8", "--channel", "0"), "125000.0 Hz");
    assertRefused(
        scan(new byte[0], "--channel", "0", "--store", directory.resolve("none")), "no store");
  }

  @Test
  void aPortWhereNobodyAnswersIsRefused() throws IOException {
    int port;
    try (ServerSocket server = new ServerSocket(0)) {
      port = server.getLocalPort();
    }
    assertRefused(
        scan(new byte[0], "--channel", "0", "--sf", "7", "--tcp", "127.0.0.1:" + port),
        "can't connect to 127.0.0.1:" + port);
  }

  private static void assertRefused(Cli cli, String... said) {
    assertThat(cli.exitCode()).as(cli.err()).isEqualTo(2);
    assertThat(cli.out()).isEmpty();
    assertThat(cli.errors()).hasSize(1);
    assertThat(cli.err()).startsWith("rffi: ").contains(said).doesNotContain("\tat ");
  }
}
