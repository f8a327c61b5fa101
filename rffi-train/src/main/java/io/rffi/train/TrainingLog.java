package io.rffi.train;

import io.rffi.eval.metric.ValidationScore;
import io.rffi.train.engine.Trainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** Appends a line per validation to a CSV file, with the means over the steps since the last. */
final class TrainingLog implements TrainingListener, AutoCloseable {
  private static final String HEADER =
      "step,seconds,learning_rate,loss,active_share,mean_distance,accuracy,auc,eer\n";

  private final Writer out;
  private double learningRate;
  private double loss;
  private double active;
  private double distance;
  private int steps;

  TrainingLog(Path file) throws IOException {
    boolean isNew = !Files.exists(file);
    out = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    if (isNew) {
      out.write(HEADER);
    }
  }

  @Override
  public void step(long number, double spentShare, double rate, Trainer.Step measured) {
    learningRate = rate;
    loss += measured.loss();
    active += measured.activeShare();
    distance += measured.meanDistance();
    steps++;
  }

  @Override
  public void validated(long step, double seconds, ValidationScore score) {
    int count = Math.max(1, steps);
    String line =
        String.format(
            Locale.ROOT,
            "%d,%.1f,%.3e,%.5f,%.5f,%.5f,%.4f,%.4f,%.4f%n",
            step,
            seconds,
            learningRate,
            loss / count,
            active / count,
            distance / count,
            score.accuracy(),
            score.auc(),
            score.eer());
    loss = 0;
    active = 0;
    distance = 0;
    steps = 0;
    try {
      out.write(line);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
