package io.rffi.cli;

import io.rffi.cli.flow.CommandFailure;
import io.rffi.cli.flow.ExitCodes;
import io.rffi.cli.flow.JsonLines;
import io.rffi.train.Training;
import io.rffi.train.TrainingOptions;
import io.rffi.train.TrainingReport;
import io.rffi.train.TrainingTask;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains a model. */
@Command(
    name = "train",
    description = {
      "Trains a model, calibrates its threshold on what took no part in the training, and writes it"
          + " as ONNX. A training that was stopped goes on when the same command is run again.",
      "lora: for LoRa SF7 125 kHz preambles, judged by devices that are held out. Without --data and"
          + " --simulate it learns from nodes that are simulated anew for every batch.",
      "iq: a siamese network that compares I/Q windows of 128 samples, with the learned similarity if"
          + " it has one. Of each device the first 70 % of the packets are learnt from, the last 20 %"
          + " are judged.",
      "Prints a line with the model's SHA-256, its threshold, and how it does: lora on the held-out"
          + " devices; iq how well pairs of windows are judged (held-out windows, those of another"
          + " run, those of devices that were not learnt from), and how well such devices are"
          + " identified from 1, 5, 20 and 100 enrolled windows."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  rffi train lora --simulate lora-60 --out mine.onnx --minutes 30",
      "  rffi train lora --data dataset_training_no_aug.h5 --devices 1-30 --out mine.onnx",
      "  rffi train lora --data packets.h5 --recipe published --out published.onnx",
      "  rffi train lora --out general.onnx --minutes 60",
      "  rffi train iq --simulate iq-16 --paradigm logistic --out iq.onnx --minutes 15",
      "  rffi train iq --simulate iq-16 --devices 1-8 --paradigm contrastive --out half.onnx",
      "  rffi train iq --data day-1.h5 --other-run day-2.h5 --rate 5e6 --out mine.onnx"
    })
final class TrainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "WHAT", description = "What to train a model for: lora or iq.")
  private Method method;

  @Mixin private TrainingRunOptions run;
  @Mixin private TrainingDataOptions data;

  @ArgGroup(exclusive = false, heading = "Only for lora:%n")
  private LoraTrainingOptions lora;

  @ArgGroup(exclusive = false, heading = "Only for iq:%n")
  private IqTrainingOptions iq;

  TrainCommand() {}

  @Override
  public Integer call() {
    refuse(Method.LORA, lora, LoraTrainingOptions.NAMES);
    refuse(Method.IQ, iq, IqTrainingOptions.NAMES);
    TrainingReport report = train(run.options());
    new JsonLines(spec.commandLine().getOut()).write(TrainingLine.of(method, report));
    return ExitCodes.DONE;
  }

  private void refuse(Method of, Object given, String names) {
    if (given != null && method != of) {
      throw new ParameterException(
          spec.commandLine(),
          names + " are options of rffi train " + of.name().toLowerCase(Locale.ROOT));
    }
  }

  private TrainingReport train(TrainingOptions options) {
    try {
      return Training.run(options, task());
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(e.getMessage(), e);
    } catch (IOException e) {
      throw new CommandFailure("the training can't read or write its files: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("the training was interrupted; run the same command to go on", e);
    }
  }

  private TrainingTask task() {
    return method == Method.LORA
        ? (lora == null ? new LoraTrainingOptions() : lora).task(data)
        : (iq == null ? new IqTrainingOptions() : iq).task(data);
  }
}
