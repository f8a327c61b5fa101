package io.rffi.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rffi.api.EnrolledDevice;
import io.rffi.api.StoreException;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process that enrols, again and again, and looks at what is there. */
class KilledProcessTest {
  private static final int ROUNDS = 4;

  @TempDir private Path folder;

  @Test
  void everyAcknowledgedEnrolmentIsThereWholeAndNoneInPart() throws Exception {
    Path path = folder.resolve("devices.db");
    Random random = new Random(3);
    int enrolled = 0;
    for (int round = 0; round < ROUNDS; round++) {
      int acknowledged = enrolled + enrolAndKill(path, 1 + random.nextInt(40), random.nextInt(15));
      try (JdbcFingerprintStore store = JdbcFingerprintStore.open(path)) {
        List<EnrolledDevice> devices = store.snapshot().devices();
        assertThat(devices).hasSizeBetween(acknowledged, acknowledged + 1);
        for (int n = 0; n < devices.size(); n++) {
          assertThat(devices.get(n))
              .isEqualTo(
                  new EnrolledDevice(EnrolUntilKilled.id(n), EnrolUntilKilled.fingerprints(n)));
        }
        assertThat(store.version()).isEqualTo(devices.size());
        enrolled = devices.size();
      }
    }
    assertThat(enrolled).isGreaterThan(ROUNDS);
  }

  /** Kills after so many enrolments and milliseconds; returns how many were acknowledged. */
  private static int enrolAndKill(Path path, int enrolments, int milliseconds) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                EnrolUntilKilled.class.getName(),
                path.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> lines = new ArrayList<>();
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(output.readLine()).isEqualTo("open");
      assertThatThrownBy(() -> JdbcFingerprintStore.open(path))
          .isInstanceOfSatisfying(
              StoreException.class,
              thrown -> assertThat(thrown.reason()).isEqualTo(StoreException.Reason.IN_USE));
      while (lines.size() < enrolments) {
        lines.add(output.readLine());
      }
      Thread.sleep(milliseconds);
      // Not the process itself: that would close its output before it is read.
      process.toHandle().destroyForcibly();
      process.waitFor();
      output.lines().forEach(lines::add);
    } finally {
      process.destroyForcibly();
    }
    // The kill may cut the last line off: such an enrolment counts as unacknowledged.
    String last = lines.get(lines.size() - 1);
    boolean whole = lines.size() < 2 || sequential(lines.get(lines.size() - 2), last);
    return whole ? lines.size() : lines.size() - 1;
  }

  private static boolean sequential(String one, String next) {
    return number(next) == number(one) + 1;
  }

  private static int number(String id) {
    String digits = id.replaceFirst("device-?", "");
    return digits.matches("[0-9]+") ? Integer.parseInt(digits) : -1;
  }
}
