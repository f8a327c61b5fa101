package io.rffi.examples;

import io.rffi.api.DeviceIdentifier;
import io.rffi.api.IdentifiedPacket;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.dsp.lora.LoraPreambleExtractor;
import io.rffi.dsp.stream.BufferedScanner;
import io.rffi.dsp.stream.Overflow;
import io.rffi.dsp.stream.ScanPlan;
import io.rffi.dsp.stream.ScanStatistics;
import io.rffi.embed.onnx.OnnxEmbedder;
import io.rffi.io.SampleFormat;
import io.rffi.io.SampleStream;
import io.rffi.match.LikelihoodMatcher;
import io.rffi.store.jdbc.JdbcFingerprintStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Judges packets as they come: reads a receiver's samples from a pipe or a socket and says who sent
 * each packet.
 *
 * <p>One thread reads, another searches and judges. When the judging can't keep up, reading waits,
 * and then the program that writes the samples does; {@link Overflow#DROP} would rather lose some,
 * and count them. A packet on which the judging or the receiver of verdicts fails is logged and
 * counted, and the next is judged.
 */
public final class GatewayLoop {
  private static final int BLOCK_SAMPLES = 1 << 14;
  private static final int BLOCKS = 64;

  private GatewayLoop() {}

  /**
   * Reads until the stream ends.
   *
   * @param samples what the receiver hears
   * @param plan its sample rate and channels
   * @param identifier judges the packets
   * @param verdicts gets each packet once, in the order of time
   * @return what the scanner saw
   * @throws IOException if the stream fails
   * @throws InterruptedException if this thread is interrupted
   */
  public static ScanStatistics run(
      SampleStream samples,
      ScanPlan plan,
      DeviceIdentifier identifier,
      Consumer<IdentifiedPacket> verdicts)
      throws IOException, InterruptedException {
    BufferedScanner scanner =
        new BufferedScanner(
            plan,
            preamble -> verdicts.accept(identifier.identify(preamble)),
            Overflow.BLOCK,
            BLOCKS,
            BLOCK_SAMPLES);
    try (scanner) {
      float[] block = new float[2 * BLOCK_SAMPLES];
      for (int count = samples.read(block); count >= 0; count = samples.read(block)) {
        scanner.accept(block, 0, count);
      }
    }
    return scanner.statistics();
  }

  /**
   * Watches a gateway's eight channels of SF7: {@code rtl_sdr -f 867800000 -s 2000000 - | java …
   * io.rffi.examples.GatewayLoop devices cu8 2000000}, or the same with {@code host 1234} behind it
   * for samples that are served on a TCP port. SoapySDR's {@code rx_sdr} and GNU Radio's file and
   * TCP sinks write ci16_le and cf32_le.
   *
   * @param args the store's folder, the samples' format, their rate in Hz, maybe a host and a port
   * @throws IOException if the samples can't be read
   * @throws InterruptedException if the program is interrupted
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    SampleFormat format = SampleFormat.of(args[1]);
    ScanPlan plan = ScanPlan.gateway(Double.parseDouble(args[2]), LoraParameters.EU868_SF7);
    OnnxEmbedder model = OnnxEmbedder.bundledLora();
    try (DeviceIdentifier identifier =
            DeviceIdentifier.builder()
                .preambles(LoraPreambleExtractor.of(LoraParameters.EU868_SF7))
                .embedder(model)
                .store(JdbcFingerprintStore.open(Path.of(args[0])))
                .matcher(LikelihoodMatcher.of(model))
                .build();
        SampleStream samples =
            args.length < 5
                ? new SampleStream(System.in, format)
                : SampleStream.connect(args[3], Integer.parseInt(args[4]), format)) {
      System.err.println(run(samples, plan, identifier, System.out::println));
    }
  }
}
