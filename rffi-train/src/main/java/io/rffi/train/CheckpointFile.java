package io.rffi.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.rffi.api.identity.Sha256;
import io.rffi.io.file.StagedFile;
import io.rffi.train.engine.PyTorch;
import io.rffi.train.engine.Tensor;
import io.rffi.train.engine.TrainerState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Checkpoints on disk as safetensors, which other programs read, too: {@code network.0}, {@code
 * network.1}, … are the network's parameters; {@code loss}, {@code mean}, {@code square} and {@code
 * best} those of {@link TrainerState} and {@link Checkpoint}; what is no tensor of the network is a
 * tensor of bytes, integers or doubles. {@code sha256} is that of a file of all others in the order
 * of their names.
 */
final class CheckpointFile {
  /** The name in a work folder. */
  static final String NAME = "checkpoint.safetensors";

  private static final String SETTINGS = "settings";
  private static final String SECONDS = "seconds";
  private static final String SCHEDULE = "schedule";
  private static final String STEPS = "steps";
  private static final String NETWORK = "network";
  private static final String LOSS = "loss";
  private static final String MEAN = "mean";
  private static final String SQUARE = "square";
  private static final String BEST = "best";
  private static final String SHA256 = "sha256";

  private CheckpointFile() {}

  /**
   * Writes a checkpoint; the one that was there is replaced in one step, or stays.
   *
   * @throws IOException if it can't be written
   */
  static void write(Checkpoint checkpoint, Path file) throws IOException {
    try (NDManager manager = manager()) {
      NDList all = new NDList();
      LearningRate.State schedule = checkpoint.schedule();
      TrainerState trainer = checkpoint.trainer();
      add(all, SETTINGS, manager.create(checkpoint.settings().getBytes(StandardCharsets.UTF_8)));
      add(all, SECONDS, manager.create(new double[] {checkpoint.seconds()}));
      add(
          all,
          SCHEDULE,
          manager.create(new double[] {schedule.rate(), schedule.best(), schedule.sinceBest()}));
      add(all, STEPS, manager.create(new long[] {trainer.steps()}));
      add(all, NETWORK, manager, trainer.parameters());
      add(all, LOSS, manager, trainer.lossParameters());
      add(all, MEAN, manager, trainer.means());
      add(all, SQUARE, manager, trainer.squares());
      add(all, BEST, manager, checkpoint.best());
      add(all, SHA256, manager.create(sha256(all)));
      StagedFile.replace(file, encode(all));
    }
  }

  private static NDManager manager() {
    // A training has started the engine with the threads that it wants.
    return PyTorch.start(1);
  }

  private static void add(NDList all, String name, NDArray array) {
    array.setName(name);
    all.add(array);
  }

  private static void add(NDList all, String name, NDManager manager, List<Tensor> tensors) {
    for (int n = 0; n < tensors.size(); n++) {
      Tensor tensor = tensors.get(n);
      add(all, name + "." + n, manager.create(tensor.values(), new Shape(tensor.shape())));
    }
  }

  private static byte[] encode(NDList arrays) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    arrays.encode(out, NDList.Encoding.SAFETENSORS);
    return out.toByteArray();
  }

  /** Of the tensors by name: a file doesn't keep the order in which they were added. */
  private static byte[] sha256(NDList arrays) throws IOException {
    NDList sorted = new NDList(arrays);
    sorted.sort(Comparator.comparing(NDArray::getName));
    return Sha256.of(encode(sorted)).getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Reads a checkpoint.
   *
   * @throws CheckpointException if the file is no checkpoint, or is damaged
   * @throws IOException if it can't be read
   */
  static Checkpoint read(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    try (NDManager manager = manager()) {
      NDList all = decode(manager, bytes, file);
      NDArray stated = all.get(SHA256);
      all.remove(stated);
      if (!new String(stated.toByteArray(), StandardCharsets.US_ASCII)
          .equals(new String(sha256(all), StandardCharsets.US_ASCII))) {
        throw damaged(file, null);
      }
      double[] schedule = all.get(SCHEDULE).toDoubleArray();
      return new Checkpoint(
          new String(all.get(SETTINGS).toByteArray(), StandardCharsets.UTF_8),
          all.get(SECONDS).toDoubleArray()[0],
          new TrainerState(
              all.get(STEPS).toLongArray()[0],
              tensors(all, NETWORK),
              tensors(all, LOSS),
              tensors(all, MEAN),
              tensors(all, SQUARE)),
          new LearningRate.State(schedule[0], schedule[1], (int) schedule[2]),
          tensors(all, BEST));
    }
  }

  private static NDList decode(NDManager manager, byte[] bytes, Path file) {
    // DJL would allocate whatever a damaged header asks for.
    if (bytes.length < Long.BYTES || headerLength(bytes) > bytes.length - Long.BYTES) {
      throw damaged(file, null);
    }
    NDList all;
    try {
      all = NDList.decode(manager, bytes);
    } catch (RuntimeException e) {
      throw damaged(file, e);
    }
    if (!all.contains(SHA256)) {
      throw damaged(file, null);
    }
    return all;
  }

  private static long headerLength(byte[] bytes) {
    long length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
    return length < 0 ? Long.MAX_VALUE : length;
  }

  private static CheckpointException damaged(Path file, RuntimeException cause) {
    return new CheckpointException(
        file + " is no checkpoint, or is damaged; delete it to begin again", cause);
  }

  private static List<Tensor> tensors(NDList all, String name) {
    List<Tensor> tensors = new ArrayList<>();
    for (int n = 0; all.contains(name + "." + n); n++) {
      NDArray array = all.get(name + "." + n);
      tensors.add(Tensor.of(array.getShape().getShape(), array.toFloatArray()));
    }
    return tensors;
  }
}
