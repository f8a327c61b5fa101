package io.rffi.eval.simulate;

import io.rffi.augment.testbed.Reception;
import io.rffi.augment.testbed.TestSet;
import io.rffi.eval.text.TextFile;
import java.nio.file.Path;
import java.util.Locale;

/** What is true of each reception of a set, as comma-separated values. */
final class TruthFile implements AutoCloseable {
  private static final String HEADER = "index,unit,levelDbm,snrDb,cfoHz,startSample";

  /** A column more, in the sets of attackers. */
  private static final String IMITATES = ",imitates";

  private final TextFile file;
  private int index;

  TruthFile(Path folder, TestSet set) {
    file = TextFile.create(path(folder, set));
  }

  static Path path(Path folder, TestSet set) {
    return folder.resolve(set.name() + ".csv");
  }

  void append(Reception reception, long startSample) {
    if (index == 0) {
      file.line(reception.imitated().isPresent() ? HEADER + IMITATES : HEADER);
    }
    String line =
        String.format(
            Locale.ROOT,
            "%d,%d,%.3f,%.3f,%.3f,%d",
            index++,
            UnitNumbers.of(reception.unit()),
            reception.levelDbm(),
            reception.snrDb(),
            reception.cfoHz(),
            startSample);
    file.line(
        reception.imitated().isPresent()
            ? line + ',' + UnitNumbers.of(reception.imitated().getAsInt())
            : line);
  }

  void commit() {
    file.commit();
  }

  @Override
  public void close() {
    file.close();
  }
}
