package io.rffi.cli;

import io.rffi.cli.flow.CommandFailure;
import io.rffi.cli.flow.InterruptOnShutdown;
import io.rffi.cli.flow.JsonLines;
import io.rffi.cli.flow.Messages;
import io.rffi.eval.text.TextFile;
import io.rffi.experiments.MissingFigure;
import io.rffi.experiments.ReproducedFigure;
import io.rffi.experiments.Reproduction;
import io.rffi.experiments.ReproductionListener;
import io.rffi.experiments.report.ReproductionMarkdown;
import io.rffi.experiments.report.ReproductionReport;
import io.rffi.train.TrainingFailedException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine;

/** Runs a reproduction, says how it goes, and writes its table and page. */
final class ReproductionRun implements ReproductionListener {
  private final ReproduceOptions options;
  private final PrintWriter err;
  private final JsonLines lines;

  ReproductionRun(ReproduceOptions options, CommandLine command) {
    this.options = options;
    err = command.getErr();
    lines = new JsonLines(command.getOut());
  }

  /** What is to be run. */
  @FunctionalInterface
  interface Work {
    Reproduction run(ReproductionListener listener) throws IOException, InterruptedException;
  }

  /**
   * Runs it.
   *
   * @param extractors how many may have to be trained
   * @param work the reproduction
   */
  void run(int extractors, Work work) {
    err.printf(
        Locale.ROOT,
        "rffi: %d extractors of %s min each, those that are finished excepted: %.0f min at most,"
            + " and then the tests%n",
        extractors,
        options.minutes(),
        extractors * options.minutes());
    options.makeFolder();
    InterruptOnShutdown.during(() -> write(reproduced(work)));
  }

  private Reproduction reproduced(Work work) {
    try {
      return work.run(this);
    } catch (IllegalArgumentException | TrainingFailedException e) {
      throw new CommandFailure(e.getMessage(), e);
    } catch (IOException e) {
      throw new CommandFailure("can't read or write files: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("interrupted; run the same command to go on", e);
    }
  }

  private void write(Reproduction reproduction) {
    System.setProperty("java.awt.headless", "true");
    String about =
        String.format(
            Locale.ROOT,
            "%s min for each extractor, rffi %s.",
            options.minutes(),
            Version.number());
    Path folder = options.out();
    TextFile.replace(
        folder.resolve(ReproductionMarkdown.NAME), ReproductionMarkdown.of(reproduction, about));
    TextFile.replace(
        folder.resolve(ReproductionReport.NAME), new ReproductionReport(reproduction).html(about));
    err.println("rffi: " + Messages.line(folder.resolve(ReproductionReport.NAME).toString()));
  }

  @Override
  public void begins(String what) {
    err.println("rffi: " + Messages.line(what));
  }

  @Override
  public void measured(ReproducedFigure figure) {
    lines.write(FigureLine.of(figure));
  }

  @Override
  public void missing(MissingFigure missing) {
    err.println(FigureLine.of(missing));
  }
}
