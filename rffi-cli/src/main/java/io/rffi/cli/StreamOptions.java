package io.rffi.cli;

import io.rffi.cli.flow.CommandFailure;
import io.rffi.dsp.stream.Overflow;
import io.rffi.io.SampleFormat;
import io.rffi.io.SampleStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which stream of samples to read, and how. */
final class StreamOptions {
  private static final String STANDARD_INPUT = "-";
  private static final Pattern HOST_AND_PORT = Pattern.compile("\\[?(.+?)]?:(\\d{1,5})");
  private static final int LARGEST_PORT = 65_535;

  @Option(
      names = "--rate",
      required = true,
      paramLabel = "HZ",
      description = "The receiver's sample rate.")
  private Hertz rate;

  @Option(
      names = "--format",
      required = true,
      paramLabel = "TYPE",
      converter = RecordingOptions.Datatype.class,
      description =
          "How the samples are stored: cu8 (rtl_sdr), ci8 (hackrf_transfer), ci16_le (rx_sdr -F"
              + " CS16), cf32_le (GNU Radio), or any other of SigMF's datatypes.")
  private SampleFormat format;

  @Option(
      names = "--tcp",
      paramLabel = "HOST:PORT",
      description = "Connect to this port for the samples instead of reading standard input.")
  private String tcp;

  @Option(
      names = "--live",
      description =
          "The receiver does not wait: what comes too fast is dropped and counted, and is a gap."
              + " Otherwise reading waits.")
  private boolean live;

  @Parameters(
      arity = "0..1",
      paramLabel = STANDARD_INPUT,
      description = "Read standard input, which is what happens anyway without --tcp.")
  private String input;

  StreamOptions() {}

  double rateHz() {
    return rate.positive("--rate");
  }

  Overflow overflow() {
    return live ? Overflow.DROP : Overflow.BLOCK;
  }

  /** What the stream is called in results. */
  String name() {
    return tcp == null ? STANDARD_INPUT : tcp;
  }

  /** Opens the stream; standard input is the one that is given. */
  SampleStream open(InputStream standardInput) {
    if (input != null && (tcp != null || !input.equals(STANDARD_INPUT))) {
      throw new CommandFailure(
          tcp != null
              ? "give either --tcp or -, not both"
              : input + ": scan reads - or --tcp; rffi extract and identify read recordings");
    }
    return tcp == null ? new SampleStream(standardInput, format) : connect();
  }

  private SampleStream connect() {
    Matcher address = HOST_AND_PORT.matcher(tcp);
    int port = address.matches() ? Integer.parseInt(address.group(2)) : 0;
    if (port < 1 || port > LARGEST_PORT) {
      throw new CommandFailure("--tcp takes HOST:PORT, got " + tcp);
    }
    try {
      return SampleStream.connect(address.group(1), port, format);
    } catch (IOException e) {
      throw new UncheckedIOException("can't connect to " + tcp, e);
    }
  }
}
