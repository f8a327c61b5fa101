package io.rffi.embed.onnx;

import ai.onnxruntime.OnnxTensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;

/**
 * Native memory for one call at a time: the network reads its input from it and writes its output
 * to it, without a copy on the way. Kept from call to call, since making tensors costs more than
 * filling them.
 */
final class Workspace implements AutoCloseable {
  private final OnnxNetwork network;
  private FloatBuffer input = allocate(0);
  private FloatBuffer output = allocate(0);
  private int batch;
  private Map<String, OnnxTensor> inputs = Map.of();
  private Map<String, OnnxTensor> outputs = Map.of();

  Workspace(OnnxNetwork network) {
    this.network = network;
  }

  /**
   * Prepares for a batch.
   *
   * @return where the input of that many preambles goes, at position 0
   */
  FloatBuffer inputFor(int preambles) {
    if (preambles != batch) {
      resize(preambles);
    }
    return input.clear();
  }

  private void resize(int preambles) {
    close();
    NetworkShape shape = network.shape();
    int needed = Math.multiplyExact(preambles, shape.inputSize());
    if (input.capacity() < needed) {
      input = allocate(needed);
      output = allocate(Math.multiplyExact(preambles, shape.dimension()));
    }
    inputs = Map.of(shape.input(), network.inputTensor(input, preambles));
    outputs = Map.of(shape.output(), network.outputTensor(output, preambles));
    batch = preambles;
  }

  private static FloatBuffer allocate(int floats) {
    return ByteBuffer.allocateDirect(Math.multiplyExact(floats, Float.BYTES))
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }

  void run() {
    network.run(inputs, outputs);
  }

  /** What the network said of one preamble of the batch, in a new array. */
  float[] output(int index) {
    float[] values = new float[network.shape().dimension()];
    output.get(index * values.length, values);
    return values;
  }

  /** Frees the tensors; the memory under them goes with this object. */
  @Override
  public void close() {
    batch = 0;
    inputs.values().forEach(OnnxTensor::close);
    outputs.values().forEach(OnnxTensor::close);
    inputs = Map.of();
    outputs = Map.of();
  }
}
