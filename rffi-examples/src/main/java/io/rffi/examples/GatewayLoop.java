package io.rffi.examples;

import io.rffi.api.DeviceIdentifier;
import io.rffi.api.IdentifiedPacket;
import io.rffi.api.IqSignal;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.dsp.lora.LoraPreambleExtractor;
import io.rffi.embed.onnx.OnnxEmbedder;
import io.rffi.match.KnnMatcher;
import io.rffi.store.jdbc.JdbcFingerprintStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Judges packets as they come: reads interleaved 16-bit samples (I, Q, little-endian, as GNU Radio
 * and SoapySDR's tools write them) and says who sent each packet.
 *
 * <p>Blocks overlap by the length of the longest preamble, so that none is lost at a border: one
 * that begins in the overlap is left to the next block, which holds it whole, and what is left
 * there of one that was judged already is passed over.
 */
public final class GatewayLoop {
  private static final int BLOCK = 1 << 18;

  private final DeviceIdentifier identifier;
  private final double sampleRateHz;
  private final int overlap;

  /**
   * A loop for one receiver.
   *
   * @param identifier judges the packets
   * @param sampleRateHz the receiver's sample rate
   * @param longestSeconds how long the longest preamble takes
   */
  public GatewayLoop(DeviceIdentifier identifier, double sampleRateHz, double longestSeconds) {
    this.identifier = identifier;
    this.sampleRateHz = sampleRateHz;
    overlap = (int) Math.ceil(longestSeconds * sampleRateHz);
  }

  /**
   * Reads until the stream ends.
   *
   * @param samples interleaved 16-bit samples, little-endian
   * @param verdicts gets each packet once, in the order of time
   * @throws IOException if the stream fails
   */
  public void run(InputStream samples, Consumer<IdentifiedPacket> verdicts) throws IOException {
    float[] block = new float[2 * (overlap + BLOCK)];
    int kept = 0;
    double judgedTo = 0;
    boolean more = true;
    while (more) {
      byte[] bytes = samples.readNBytes(4 * BLOCK);
      more = bytes.length == 4 * BLOCK;
      int length = kept + bytes.length / 4;
      convert(bytes, block, 2 * kept);
      int decided = more ? Math.max(0, length - overlap) : length;
      IqSignal signal = IqSignal.of(java.util.Arrays.copyOf(block, 2 * length), sampleRateHz);
      for (IdentifiedPacket packet : identifier.identifyEach(signal)) {
        double start = packet.preamble().startSample();
        if (start < decided && start > judgedTo - 1) {
          IqSignal cut = packet.preamble().samples();
          judgedTo = start + cut.length() / cut.sampleRateHz() * sampleRateHz;
          verdicts.accept(packet);
        }
      }
      judgedTo -= decided;
      kept = length - decided;
      System.arraycopy(block, 2 * decided, block, 0, 2 * kept);
    }
  }

  private static void convert(byte[] bytes, float[] target, int offset) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int n = 0; n < bytes.length / 4 * 2; n++) {
      target[offset + n] = buffer.getShort() / 32768f;
    }
  }

  /**
   * Judges standard input: {@code rx_sdr -F CS16 … | java … io.rffi.examples.GatewayLoop devices
   * 1000000}.
   *
   * @param args the store's folder and the sample rate in Hz
   * @throws IOException if standard input fails
   */
  public static void main(String[] args) throws IOException {
    LoraPreambleExtractor preambles = LoraPreambleExtractor.of(LoraParameters.EU868_SF7);
    OnnxEmbedder model = OnnxEmbedder.bundledLora();
    try (DeviceIdentifier identifier =
        DeviceIdentifier.builder()
            .preambles(preambles)
            .embedder(model)
            .store(JdbcFingerprintStore.open(Path.of(args[0])))
            .matcher(KnnMatcher.withThreshold(model.description().threshold()))
            .build()) {
      new GatewayLoop(identifier, Double.parseDouble(args[1]), preambles.longestSeconds())
          .run(System.in, packet -> System.out.println(packet.identification()));
    }
  }
}
