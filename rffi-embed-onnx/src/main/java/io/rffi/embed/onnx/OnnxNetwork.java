package io.rffi.embed.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import io.rffi.api.ModelException;
import io.rffi.dsp.FrontEnd;
import java.nio.FloatBuffer;
import java.util.Map;

/**
 * A session of ONNX Runtime whose shape is known to fit. Safe for use by many threads at once,
 * except for {@link #close()}.
 */
final class OnnxNetwork implements AutoCloseable {
  private final String name;
  private final OrtEnvironment environment;
  private final OrtSession session;
  private final NetworkShape shape;

  private OnnxNetwork(
      String name, OrtEnvironment environment, OrtSession session, NetworkShape shape) {
    this.name = name;
    this.environment = environment;
    this.session = session;
    this.shape = shape;
  }

  /**
   * Opens a model that was inspected.
   *
   * @param frontEnd what the model's input has to fit
   */
  static OnnxNetwork open(ModelBytes model, FrontEnd frontEnd, int intraOpThreads) {
    OrtEnvironment environment = NativeRuntime.environment();
    try {
      OrtSession session = createSession(environment, model, intraOpThreads);
      try {
        NetworkShape shape = NetworkShape.of(model.name(), session, frontEnd);
        return new OnnxNetwork(model.name(), environment, session, shape);
      } catch (ModelException e) {
        session.close();
        throw e;
      }
    } catch (OrtException e) {
      throw new ModelException(
          "ONNX Runtime can't run model "
              + model.name()
              + " (damaged, or of an opset or with operators that it doesn't know): "
              + e.getMessage(),
          e);
    }
  }

  private static OrtSession createSession(
      OrtEnvironment environment, ModelBytes model, int intraOpThreads) throws OrtException {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(intraOpThreads);
      options.setInterOpNumThreads(1);
      // What is wrong comes as an exception: the runtime itself shall print nothing.
      options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
      // The bytes were inspected as ONNX; they must not be taken for the runtime's own format.
      options.addConfigEntry("session.load_model_format", "ONNX");
      return environment.createSession(model.bytes(), options);
    }
  }

  NetworkShape shape() {
    return shape;
  }

  /** A view of the buffer as the input for a batch; shares its memory. */
  OnnxTensor inputTensor(FloatBuffer direct, int batch) {
    return tensor(direct.slice(0, batch * shape.inputSize()), shape.inputShape(batch));
  }

  /** A view of the buffer as the output for a batch; shares its memory. */
  OnnxTensor outputTensor(FloatBuffer direct, int batch) {
    return tensor(
        direct.slice(0, batch * shape.dimension()), new long[] {batch, shape.dimension()});
  }

  private OnnxTensor tensor(FloatBuffer direct, long[] tensorShape) {
    try {
      return OnnxTensor.createTensor(environment, direct, tensorShape);
    } catch (OrtException e) {
      throw failed(e);
    }
  }

  /** Runs the network; the results are in the output's memory when this returns. */
  void run(Map<String, OnnxTensor> input, Map<String, OnnxTensor> output) {
    try (OrtSession.Result result = session.run(input, output)) {
      if (result.size() != 1) {
        throw new IllegalStateException("one pinned output, got " + result.size());
      }
    } catch (OrtException e) {
      throw failed(e);
    }
  }

  private ModelException failed(OrtException cause) {
    return new ModelException("model " + name + " failed to run: " + cause.getMessage(), cause);
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new ModelException("model " + name + " could not be closed: " + e.getMessage(), e);
    }
  }
}
