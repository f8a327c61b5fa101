package io.rffi.eval.simulate;

import io.rffi.augment.testbed.Reception;
import io.rffi.augment.testbed.TestSet;
import io.rffi.io.Annotation;
import io.rffi.io.SampleFormat;
import io.rffi.io.SigmfDescription;
import io.rffi.io.SigmfWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A recording a unit, its captures one after another; receptions come unit by unit. */
final class SigmfSetWriter implements SetWriter {
  private final Path folder;
  private final TestSet set;
  private final List<Path> files = new ArrayList<>();
  private SigmfWriter writer;
  private int unit = -1;

  SigmfSetWriter(Path parent, TestSet set) {
    this.set = set;
    folder = parent.resolve(set.name());
    try {
      Files.createDirectory(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("can't make the folder " + folder, e);
    }
  }

  @Override
  public long append(Reception reception) {
    if (reception.unit() != unit) {
      finish();
      begin(reception.unit());
    }
    long start = writer.sampleCount() + reception.packetStart();
    writer.append(reception.capture());
    writer.annotate(Annotation.ofEmitter(start, reception.packetLength(), UnitNumbers.name(unit)));
    return start;
  }

  private void begin(int next) {
    unit = next;
    Path file = folder.resolve(UnitNumbers.name(unit));
    writer =
        SigmfWriter.create(
            file,
            SigmfDescription.defaults()
                .withFormat(SampleFormat.CI16_LE)
                .withDescription("simulated: " + set.name() + ", " + set.description()));
    files.add(file.resolveSibling(file.getFileName() + ".sigmf-meta"));
  }

  private void finish() {
    if (writer != null) {
      writer.commit();
      writer.close();
    }
  }

  @Override
  public void commit() {
    finish();
  }

  @Override
  public List<Path> files() {
    return List.copyOf(files);
  }

  @Override
  public void close() {
    if (writer != null) {
      writer.close();
    }
  }
}
