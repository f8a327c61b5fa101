package io.rffi.cli;

import io.rffi.io.IqLayout;
import io.rffi.io.ReadOptions;
import picocli.CommandLine.Option;

/** What an HDF5 packet set doesn't say of itself, besides its sample rate. */
final class PacketSetOptions {
  @Option(
      names = "--hdf5-layout",
      paramLabel = "LAYOUT",
      description =
          "How I and Q follow each other in the rows of HDF5 packet sets: planar (all I, then all"
              + " Q) or interleaved (else planar, and a set that looks otherwise is refused).")
  private IqLayout layout;

  PacketSetOptions() {}

  ReadOptions applyTo(ReadOptions options) {
    return layout == null ? options : options.withHdf5Layout(layout);
  }
}
