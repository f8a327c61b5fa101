package io.rffi.cli;

import io.rffi.api.FingerprintStore;
import io.rffi.cli.flow.CommandFailure;
import io.rffi.store.jdbc.JdbcFingerprintStore;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where fingerprints are kept. */
final class StoreOptions {
  @Option(
      names = "--store",
      required = true,
      paramLabel = "PATH",
      description = "The folder of the fingerprint store; enrol creates it.")
  private Path path;

  StoreOptions() {}

  Path path() {
    return path;
  }

  FingerprintStore openOrCreate() {
    return JdbcFingerprintStore.open(path);
  }

  /** A mistyped path must not look like a store in which nobody is enrolled. */
  FingerprintStore openExisting() {
    return existing(path);
  }

  /** The same for a path from elsewhere. */
  static FingerprintStore existing(Path path) {
    if (!Files.exists(path)) {
      throw new CommandFailure("no store at " + path + "; rffi enrol creates one");
    }
    return JdbcFingerprintStore.open(path);
  }
}
