package io.rffi.store.jdbc;

import io.rffi.api.Gallery;
import io.rffi.api.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Kills processes that change stores, many side by side, and looks at what is there: the store
 * opens, has every acknowledged change and at most the one more that was under way, and holds
 * exactly what that version holds.
 *
 * <p>Each store is killed twice: at its age, and again soon after it was opened once more. Every
 * other kill is the process's own halt. The seed fixes rates, ages and changes.
 */
final class KillHarness {
  private static final double SLOWEST = 0.7;
  private static final double FASTEST = 20;
  private static final int SECOND_LIFE_SECONDS = 8;
  private static final int STARTING_SECONDS = 600;

  private final Path folder;
  private final String classPath;
  private final long seed;

  /**
   * What was found.
   *
   * @param kills how many
   * @param changes how many were acknowledged
   * @param faults of each store that was not as it must be, what was wrong
   */
  record Outcome(int kills, long changes, List<String> faults) {
    static final Outcome NOTHING = new Outcome(0, 0, List.of());

    Outcome plus(Outcome more) {
      List<String> all = new ArrayList<>(faults);
      all.addAll(more.faults);
      return new Outcome(kills + more.kills, changes + more.changes, all);
    }
  }

  /**
   * A harness.
   *
   * @param folder where the stores are made
   * @param classPath of the processes
   * @param seed of everything that is left to chance
   */
  KillHarness(Path folder, String classPath, long seed) {
    this.folder = folder;
    this.classPath = classPath;
    this.seed = seed;
  }

  /**
   * Lets stores live side by side.
   *
   * @param stores how many
   * @param youngest seconds until the first may be killed
   * @param oldest seconds until the last is killed
   */
  Outcome run(int stores, int youngest, int oldest) throws Exception {
    Random random = new Random(seed);
    ExecutorService pool = Executors.newFixedThreadPool(stores);
    try {
      List<Future<Outcome>> lives = new ArrayList<>();
      for (int n = 0; n < stores; n++) {
        long own = random.nextLong() >>> 32;
        boolean halts = n % 2 == 0;
        long age = 1000L * youngest + random.nextInt(1000 * (oldest - youngest) + 1);
        lives.add(pool.submit(() -> live(own, halts, age)));
      }
      Outcome outcome = Outcome.NOTHING;
      for (Future<Outcome> life : lives) {
        outcome = outcome.plus(life.get());
      }
      return outcome;
    } catch (ExecutionException e) {
      throw new AssertionError("the harness failed", e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private Outcome live(long own, boolean halts, long age) throws Exception {
    Random random = new Random(own);
    double perSecond = SLOWEST * Math.pow(FASTEST / SLOWEST, random.nextDouble());
    Path store = folder.resolve("store-" + own);
    Outcome first = killAndLook(store, own, perSecond, halts, age);
    if (!first.faults.isEmpty()) {
      return first;
    }
    long soon = 1L + random.nextInt(1000 * SECOND_LIFE_SECONDS);
    return first.plus(killAndLook(store, own, FASTEST, !halts, soon));
  }

  private Outcome killAndLook(Path store, long own, double perSecond, boolean halts, long age)
      throws Exception {
    Path output = folder.resolve(store.getFileName() + (halts ? ".halted" : ".killed"));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx48m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                ChangeUntilKilled.class.getName(),
                store.toString(),
                Long.toString(own),
                Double.toString(perSecond),
                Long.toString(halts ? age : 0))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      awaitOpen(process, output);
      if (!halts) {
        Thread.sleep(age);
        process.destroyForcibly();
      }
      process.waitFor();
    } finally {
      process.destroyForcibly();
    }
    return look(store, own, age, lines(output));
  }

  private static Outcome look(Path path, long own, long age, List<String> lines) {
    long acknowledged = 0;
    for (String line : lines) {
      String number = line.replace(ChangeUntilKilled.OPEN, "");
      if (!number.matches("[0-9]+")) {
        throw new AssertionError(path + " ended otherwise: " + lines);
      }
      acknowledged = Long.parseLong(number);
    }
    List<String> faults = new ArrayList<>();
    String name = path.getFileName() + " after " + age + " ms: ";
    try (JdbcFingerprintStore store = JdbcFingerprintStore.open(path)) {
      Gallery found = store.snapshot();
      if (found.version() < acknowledged || found.version() > acknowledged + 1) {
        faults.add(name + found.version() + " instead of " + acknowledged);
      } else if (!found.equals(ChangePlan.at(own, found.version()))) {
        faults.add(name + "version " + found.version() + " has other contents");
      }
    } catch (StoreException refused) {
      faults.add(name + refused.getMessage());
    }
    return new Outcome(1, lines.size() - 1, faults);
  }

  private static void awaitOpen(Process process, Path output) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(STARTING_SECONDS);
    while (lines(output).isEmpty()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new AssertionError("no store was opened: " + Files.readString(output));
      }
      Thread.sleep(20);
    }
  }

  /** Whole ones: a kill may cut the last off. */
  private static List<String> lines(Path output) throws IOException {
    String text = Files.readString(output);
    return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
  }
}
