package io.rffi.eval.simulate;

import io.rffi.api.IqSignal;
import io.rffi.augment.testbed.Reception;
import io.rffi.augment.testbed.TestSet;
import io.rffi.io.Hdf5PacketWriter;
import io.rffi.io.LabelledPacket;
import java.nio.file.Path;
import java.util.List;

/** One packet set of all examples. */
final class Hdf5SetWriter implements SetWriter {
  private final Path file;
  private final int examples;
  private Hdf5PacketWriter writer;

  Hdf5SetWriter(Path folder, TestSet set) {
    file = folder.resolve(set.name() + ".h5");
    examples = Math.multiplyExact(set.receptions(), set.examplesPerReception());
  }

  @Override
  public long append(Reception reception) {
    for (IqSignal example : reception.examples()) {
      if (writer == null) {
        writer = Hdf5PacketWriter.create(file, examples, example.length());
      }
      writer.append(new LabelledPacket(UnitNumbers.of(reception.unit()), example));
    }
    return reception.packetStart();
  }

  @Override
  public void commit() {
    writer.commit();
  }

  @Override
  public List<Path> files() {
    return List.of(file);
  }

  @Override
  public void close() {
    if (writer != null) {
      writer.close();
    }
  }
}
