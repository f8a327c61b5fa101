package io.rffi.benchmarks;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.rffi.api.Fingerprint;
import io.rffi.api.IqSignal;
import io.rffi.dsp.FrontEnd;
import io.rffi.embed.onnx.OnnxEmbedder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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

/** The bundled model through the API, against a bare ONNX Runtime call on a ready input. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(3)
public class EmbeddingBenchmark {
  private OnnxEmbedder embedder;
  private IqSignal preamble;
  private FrontEnd frontEnd;
  private FloatBuffer input;
  private OrtSession session;
  private OnnxTensor tensor;
  private OnnxTensor output;

  @Setup
  public void prepare() throws IOException, OrtException {
    embedder = OnnxEmbedder.bundledLora();
    preamble = Packets.preamble(0, 1);
    frontEnd = embedder.frontEnd();
    input = direct(frontEnd.inputSize());
    frontEnd.process(preamble, input);
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(1);
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (InputStream model = OnnxEmbedder.class.getResourceAsStream("lora.onnx")) {
      session = environment.createSession(model.readAllBytes(), options);
    }
    long[] shape = frontEnd.inputShape();
    tensor =
        OnnxTensor.createTensor(
            environment, input.flip(), new long[] {1, shape[0], shape[1], shape[2]});
    int dimension = embedder.space().dimension();
    output = OnnxTensor.createTensor(environment, direct(dimension), new long[] {1, dimension});
  }

  private static FloatBuffer direct(int floats) {
    return ByteBuffer.allocateDirect(4 * floats).order(ByteOrder.nativeOrder()).asFloatBuffer();
  }

  @TearDown
  public void release() throws OrtException {
    embedder.close();
    session.close();
  }

  @Benchmark
  public void bareOnnxRuntime() throws OrtException {
    String in = session.getInputNames().iterator().next();
    String out = session.getOutputNames().iterator().next();
    session.run(Map.of(in, tensor), Map.of(out, output)).close();
  }

  @Benchmark
  public List<Fingerprint> embedWithFrontEnd() {
    return embedder.embed(List.of(preamble));
  }

  @Benchmark
  public FloatBuffer frontEnd() {
    frontEnd.process(preamble, input.clear());
    return input;
  }
}
