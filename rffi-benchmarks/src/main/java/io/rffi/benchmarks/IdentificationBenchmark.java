package io.rffi.benchmarks;

import io.rffi.api.DeviceIdentifier;
import io.rffi.api.Identification;
import io.rffi.api.IqSignal;
import io.rffi.embed.onnx.OnnxEmbedder;
import io.rffi.match.InMemoryFingerprintStore;
import io.rffi.match.KnnMatcher;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The whole way on one thread: a capture of 44 ms at 1 MHz, 20 devices of 20 packets enrolled. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class IdentificationBenchmark {
  private DeviceIdentifier identifier;
  private IqSignal capture;

  @Setup
  public void enrol() {
    OnnxEmbedder model = OnnxEmbedder.bundledLora();
    identifier =
        DeviceIdentifier.builder()
            .preambles(Packets.EXTRACTOR)
            .embedder(model)
            .store(new InMemoryFingerprintStore())
            .matcher(KnnMatcher.withThreshold(model.description().threshold()))
            .build();
    for (int device = 0; device < 20; device++) {
      int which = device;
      List<IqSignal> recordings =
          IntStream.range(0, 20).mapToObj(packet -> Packets.capture(which, packet, 1e6)).toList();
      identifier.enrol("device-" + device, recordings);
    }
    capture = Packets.capture(3, 100, 1e6);
  }

  @TearDown
  public void close() {
    identifier.close();
  }

  @Benchmark
  public Identification identify() {
    return identifier.identify(capture);
  }
}
