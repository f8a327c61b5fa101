package io.rffi.embed.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.rffi.api.ModelException;
import io.rffi.dsp.FrontEnd;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * What a network takes and gives: one float32 tensor [batch, the front end's shape…] and one
 * [batch, dimension].
 *
 * @param input the name of the input
 * @param output the name of the output
 * @param frontEnd what fills the input
 * @param dimension how many values a fingerprint has
 * @param singly whether the batch is fixed to 1
 */
record NetworkShape(String input, String output, FrontEnd frontEnd, int dimension, boolean singly) {
  /** Sizes are only claimed, and memory is taken by them: 16 MiB, some 600 LoRa packets. */
  private static final int LARGEST_INPUT = 1 << 22;

  private static final int LARGEST_DIMENSION = 1 << 16;

  /** Reads the shape of a session, and refuses one that doesn't fit the front end. */
  static NetworkShape of(String model, OrtSession session, FrontEnd frontEnd) throws OrtException {
    NodeInfo input = only(model, "input", session.getInputInfo());
    NodeInfo output = only(model, "output", session.getOutputInfo());
    long[] in = floatShape(model, "input", input);
    long[] out = floatShape(model, "output", output);
    long[] inputShape = frontEnd.inputShape();
    if (in.length != inputShape.length + 1
        || !Arrays.equals(in, 1, in.length, inputShape, 0, inputShape.length)) {
      throw new ModelException(
          "model %s takes %s, its front end gives %s of each preamble; "
                  .formatted(model, text(in), text(inputShape))
              + "export it for this front end, or correct its description");
    }
    if (out.length != 2 || out[1] < 1 || out[1] > Integer.MAX_VALUE) {
      throw new ModelException(
          "model %s gives %s, needed [batch, dimension] with a fixed dimension; add a Flatten"
              .formatted(model, text(out)));
    }
    requireAtMost(LARGEST_INPUT, model, "takes", inputShape);
    requireAtMost(LARGEST_DIMENSION, model, "gives", out[1]);
    boolean singleIn = isSingle(model, in[0]);
    boolean singleOut = isSingle(model, out[0]);
    return new NetworkShape(
        input.getName(), output.getName(), frontEnd, (int) out[1], singleIn || singleOut);
  }

  private static void requireAtMost(int limit, String model, String does, long... shape) {
    double values = LongStream.of(shape).asDoubleStream().reduce(1, (one, other) -> one * other);
    if (values > limit) {
      throw new ModelException(
          "model %s %s %.0f values for each preamble, more than the %d that any should need"
              .formatted(model, does, values, limit));
    }
  }

  private static NodeInfo only(String model, String what, Map<String, NodeInfo> all) {
    if (all.size() != 1) {
      throw new ModelException(
          "model %s has %d %ss %s, needed exactly one; export the embedding network alone"
              .formatted(model, all.size(), what, all.keySet()));
    }
    return all.values().iterator().next();
  }

  private static long[] floatShape(String model, String what, NodeInfo node) {
    if (node.getInfo() instanceof TensorInfo tensor && tensor.type == OnnxJavaType.FLOAT) {
      return tensor.getShape();
    }
    throw new ModelException(
        "model %s: its %s \"%s\" is %s, needed a float32 tensor; export it with float32 ends"
            .formatted(model, what, node.getName(), node.getInfo()));
  }

  /** A dynamic axis is −1. */
  private static boolean isSingle(String model, long batch) {
    if (batch != -1 && batch != 1) {
      throw new ModelException(
          "model %s has a fixed batch of %d; export it with a dynamic batch axis"
              .formatted(model, batch));
    }
    return batch == 1;
  }

  private static String text(long[] shape) {
    return Arrays.toString(shape).replace("-1", "any");
  }

  /** The input's shape for some preambles at once. */
  long[] inputShape(int batch) {
    long[] one = frontEnd.inputShape();
    long[] all = new long[one.length + 1];
    all[0] = batch;
    System.arraycopy(one, 0, all, 1, one.length);
    return all;
  }

  /** How many preambles go through at once where so many are wanted: the memory is limited. */
  int batch(int wanted) {
    return singly
        ? 1
        : Math.min(wanted, Math.max(1, LARGEST_INPUT / Math.max(inputSize(), dimension)));
  }

  /** How many floats the input has for one preamble. */
  int inputSize() {
    return frontEnd.inputSize();
  }
}
