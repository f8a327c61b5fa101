package io.rffi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rffi.api.EmbeddingSpace;
import io.rffi.api.Fingerprint;
import io.rffi.api.FingerprintStore;
import io.rffi.api.Metric;
import io.rffi.store.jdbc.JdbcFingerprintStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that is refused names the way out, and the way leads there. */
class SalvageCommandTest {
  private static final EmbeddingSpace SPACE =
      new EmbeddingSpace("abc123", "front end", 2, Metric.EUCLIDEAN);

  @TempDir private Path directory;
  private Path store;
  private Path rescued;

  @BeforeEach
  void makeAStore() {
    store = directory.resolve("devices.db");
    rescued = directory.resolve("rescued.db");
    enrol("a");
    enrol("b");
  }

  private void enrol(String device) {
    try (FingerprintStore open = JdbcFingerprintStore.open(store)) {
      open.enrol(device, List.of(Fingerprint.of(SPACE, 1, 2)));
    }
  }

  @Test
  void bringsBackAStoreThatLostItsLock() throws IOException {
    Files.delete(store.resolve("version.lock"));
    Cli refused = Cli.run("devices", "--store", store);
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.errors()).hasSize(1);
    assertThat(refused.err()).contains("version.lock is missing").contains("rffi salvage");

    Cli salvage = Cli.run("salvage", "--store", store, "--out", rescued);

    assertThat(salvage.exitCode()).isEqualTo(2);
    JsonNode line = salvage.onlyJson();
    assertThat(line.get("devices").asInt()).isEqualTo(2);
    assertThat(line.get("version").asInt()).isEqualTo(2);
    assertThat(line.get("latest").isNull()).isTrue();
    assertThat(line.get("behind").isNull()).isTrue();
    assertThat(line.get("complete").asBoolean()).isFalse();
    assertThat(Cli.run("devices", "--store", rescued).json())
        .extracting(device -> device.get("device").asText())
        .containsExactly("a", "b");
  }

  @Test
  void saysHowFarAStoreFellBack() throws IOException {
    Path file = store.resolve("fingerprints.mv.db");
    byte[] older = Files.readAllBytes(file);
    enrol("c");
    Files.write(file, older);

    JsonNode line = Cli.run("salvage", "--store", store, "--out", rescued).onlyJson();

    assertThat(line.get("version").asInt()).isEqualTo(2);
    assertThat(line.get("latest").asInt()).isEqualTo(3);
    assertThat(line.get("behind").asInt()).isEqualTo(1);
  }

  @Test
  void aWholeStoreIsComplete() {
    Cli salvage = Cli.run("salvage", "--store", store, "--out", rescued);
    assertThat(salvage.exitCode()).isZero();
    assertThat(salvage.onlyJson().get("complete").asBoolean()).isTrue();
    assertThat(salvage.onlyJson().get("modelVerified").asBoolean()).isTrue();
  }

  @Test
  void refusesAMistypedPathAndAFullFolder() {
    Path nowhere = directory.resolve("nowhere.db");
    assertThat(Cli.run("salvage", "--store", nowhere, "--out", rescued).err())
        .contains("no store at " + nowhere);
    assertThat(rescued).doesNotExist();
    Cli full = Cli.run("salvage", "--store", store, "--out", directory);
    assertThat(full.exitCode()).isEqualTo(2);
    assertThat(full.err()).contains("is not empty");
  }
}
