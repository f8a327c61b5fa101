package io.rffi.io;

import java.util.Objects;
import java.util.Optional;

/**
 * How {@link Recordings#open(java.nio.file.Path, ReadOptions)} reads.
 *
 * @param verifyChecksums whether a SigMF recording's {@code core:sha512} is compared before its
 *     samples are trusted; this reads the whole file once
 * @param hdf5SampleRateHz complex samples per second of HDF5 packet sets, which don't say it
 * @param hdf5Layout how I and Q follow each other in HDF5 packet sets, which don't say it either.
 *     If empty, all I and then all Q is assumed, and a set is refused whose samples look
 *     interleaved; a stated layout is refused only by samples that leave no doubt
 * @param rawFormat how to take the file if it is to be read as nothing but samples, whatever its
 *     name; empty to tell the format by name and content
 */
public record ReadOptions(
    boolean verifyChecksums,
    double hdf5SampleRateHz,
    Optional<IqLayout> hdf5Layout,
    Optional<RawFormat> rawFormat) {

  private static final ReadOptions DEFAULTS =
      new ReadOptions(true, 1e6, Optional.empty(), Optional.empty());

  /** Checks the rate. */
  public ReadOptions {
    SampleRates.require(hdf5SampleRateHz);
    Objects.requireNonNull(hdf5Layout, "hdf5Layout");
    Objects.requireNonNull(rawFormat, "rawFormat");
  }

  /**
   * Checksums verified, HDF5 packets at 1 MHz in the usual layout, no raw format.
   *
   * @return the defaults
   */
  public static ReadOptions defaults() {
    return DEFAULTS;
  }

  /**
   * These options with checksums left unread: for recordings so long that reading them twice hurts.
   *
   * @return the options
   */
  public ReadOptions withoutChecksums() {
    return new ReadOptions(false, hdf5SampleRateHz, hdf5Layout, rawFormat);
  }

  /**
   * These options with another rate for HDF5 packet sets.
   *
   * @param hz complex samples per second; positive and finite
   * @return the options
   */
  public ReadOptions withHdf5SampleRateHz(double hz) {
    return new ReadOptions(verifyChecksums, hz, hdf5Layout, rawFormat);
  }

  /**
   * These options with a stated layout of HDF5 packet sets.
   *
   * @param layout how I and Q follow each other in a row
   * @return the options
   */
  public ReadOptions withHdf5Layout(IqLayout layout) {
    return new ReadOptions(verifyChecksums, hdf5SampleRateHz, Optional.of(layout), rawFormat);
  }

  /**
   * These options for a file of nothing but samples.
   *
   * @param format how its samples are stored
   * @return the options
   */
  public ReadOptions withRawFormat(RawFormat format) {
    return new ReadOptions(verifyChecksums, hdf5SampleRateHz, hdf5Layout, Optional.of(format));
  }
}
