package io.rffi.cli;

import io.rffi.cli.flow.CommandFailure;
import io.rffi.cli.flow.RecordingFiles;
import io.rffi.io.RawFormat;
import io.rffi.io.ReadOptions;
import io.rffi.io.SampleFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Which recordings to read, and how. */
final class RecordingOptions {
  @Parameters(
      paramLabel = "REC",
      arity = "1..*",
      description =
          "Recordings: either half of a SigMF pair, a SigMF archive, an HDF5 packet set, or with"
              + " --datatype a file of nothing but samples.")
  private List<Path> files;

  @Option(
      names = "--datatype",
      paramLabel = "TYPE",
      converter = Datatype.class,
      description =
          "Read files of nothing but samples, such as cf32_le, ci16_le, ci8, cu8; needs --rate.")
  private SampleFormat datatype;

  @Option(
      names = "--rate",
      paramLabel = "HZ",
      description =
          "Sample rate of files that don't say it: raw files, and HDF5 packet sets (else 1e6).")
  private Hertz rate;

  @Mixin private PacketSetOptions sets;

  RecordingOptions() {}

  /** Turns SigMF's names into formats. */
  static final class Datatype implements ITypeConverter<SampleFormat> {
    Datatype() {}

    @Override
    public SampleFormat convert(String name) {
      try {
        return SampleFormat.of(name);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  RecordingFiles files() {
    return new RecordingFiles(
        files,
        readOptions(),
        rate == null ? OptionalDouble.empty() : OptionalDouble.of(rate.value()),
        OptionalInt.empty());
  }

  private ReadOptions readOptions() {
    ReadOptions options = sets.applyTo(ReadOptions.defaults());
    if (datatype != null) {
      if (rate == null) {
        throw new CommandFailure("--datatype needs --rate: raw samples don't say theirs");
      }
      return options.withRawFormat(RawFormat.of(datatype, rate.positive("--rate")));
    }
    return rate == null ? options : options.withHdf5SampleRateHz(rate.positive("--rate"));
  }
}
