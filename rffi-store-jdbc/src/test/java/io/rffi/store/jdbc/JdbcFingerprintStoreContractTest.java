package io.rffi.store.jdbc;

import io.rffi.api.FingerprintStore;
import io.rffi.api.FingerprintStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class JdbcFingerprintStoreContractTest extends FingerprintStoreContract {
  @TempDir private Path folder;

  @Override
  protected FingerprintStore emptyStore() {
    return JdbcFingerprintStore.open(folder.resolve("devices.db"));
  }

  @Override
  protected FingerprintStore reopened(FingerprintStore store) {
    store.close();
    return JdbcFingerprintStore.open(folder.resolve("devices.db"));
  }
}
