package io.rffi.train.checkpoint;

import io.rffi.io.file.StagedFile;
import io.rffi.train.engine.TrainerState;
import io.rffi.train.network.Tensor;
import io.rffi.train.schedule.LearningRate;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Checkpoints on disk: magic number, version, CRC-32 of the rest, then the fields in order, big
 * endian.
 */
public final class CheckpointFile {
  private static final int MAGIC = 0x52464643; // "RFFC"
  private static final int VERSION = 2;
  private static final int HEADER = 16;

  private CheckpointFile() {}

  /**
   * Writes a checkpoint; the one that was there is replaced in one step, or stays.
   *
   * @param checkpoint what to write
   * @param file where
   * @throws IOException if it can't be written
   */
  public static void write(Checkpoint checkpoint, Path file) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(checkpoint.settings());
      out.writeDouble(checkpoint.seconds());
      out.writeDouble(checkpoint.schedule().rate());
      out.writeDouble(checkpoint.schedule().best());
      out.writeInt(checkpoint.schedule().sinceBest());
      out.writeLong(checkpoint.trainer().steps());
      writeTensors(out, checkpoint.trainer().parameters());
      writeTensors(out, checkpoint.trainer().lossParameters());
      writeTensors(out, checkpoint.trainer().means());
      writeTensors(out, checkpoint.trainer().squares());
      writeTensors(out, checkpoint.best());
    }
    byte[] body = bytes.toByteArray();
    ByteBuffer whole = ByteBuffer.allocate(HEADER + body.length);
    whole.putInt(MAGIC).putInt(VERSION).putLong(crc(body)).put(body);
    StagedFile.replace(file, whole.array());
  }

  /**
   * Reads a checkpoint.
   *
   * @param file where
   * @return the checkpoint
   * @throws CheckpointException if the file is no checkpoint, is damaged, or is from a newer
   *     version
   * @throws IOException if it can't be read
   */
  public static Checkpoint read(Path file) throws IOException {
    ByteBuffer whole = ByteBuffer.wrap(Files.readAllBytes(file));
    if (whole.remaining() < HEADER || whole.getInt() != MAGIC) {
      throw new CheckpointException(file + " is no checkpoint; choose another work folder");
    }
    int version = whole.getInt();
    if (version != VERSION) {
      throw new CheckpointException(
          file + " has format " + version + ", this version reads " + VERSION);
    }
    long expected = whole.getLong();
    byte[] body = new byte[whole.remaining()];
    whole.get(body);
    if (crc(body) != expected) {
      throw new CheckpointException(file + " is damaged; delete it to begin again");
    }
    return parse(new DataInputStream(new ByteArrayInputStream(body)));
  }

  private static Checkpoint parse(DataInputStream in) throws IOException {
    String settings = in.readUTF();
    double seconds = in.readDouble();
    LearningRate.State schedule =
        new LearningRate.State(in.readDouble(), in.readDouble(), in.readInt());
    TrainerState trainer =
        new TrainerState(
            in.readLong(), readTensors(in), readTensors(in), readTensors(in), readTensors(in));
    return new Checkpoint(settings, seconds, trainer, schedule, readTensors(in));
  }

  private static long crc(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return crc.getValue();
  }

  private static void writeTensors(DataOutputStream out, List<Tensor> tensors) throws IOException {
    out.writeInt(tensors.size());
    for (Tensor tensor : tensors) {
      long[] shape = tensor.shape();
      out.writeInt(shape.length);
      for (long dimension : shape) {
        out.writeLong(dimension);
      }
      ByteBuffer values = ByteBuffer.allocate(Float.BYTES * tensor.size());
      values.asFloatBuffer().put(tensor.values());
      out.write(values.array());
    }
  }

  private static List<Tensor> readTensors(DataInputStream in) throws IOException {
    int count = in.readInt();
    List<Tensor> tensors = new ArrayList<>(count);
    for (int n = 0; n < count; n++) {
      long[] shape = new long[in.readInt()];
      int size = 1;
      for (int k = 0; k < shape.length; k++) {
        shape[k] = in.readLong();
        size = Math.toIntExact(size * shape[k]);
      }
      FloatBuffer values = ByteBuffer.wrap(in.readNBytes(Float.BYTES * size)).asFloatBuffer();
      float[] copy = new float[size];
      values.get(copy);
      tensors.add(Tensor.of(shape, copy));
    }
    return tensors;
  }
}
