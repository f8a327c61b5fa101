package io.rffi.api.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Feeds damaged inputs to a reader and fails on anything but a documented answer: another
 * exception, an {@link Error}, or no end: five seconds of processor time, or, since a machine may
 * be busy with other work, two minutes by the clock. What failed lies in {@code target/fuzz}.
 *
 * <p>The same seed gives the same inputs. {@code -Drffi.fuzz.executions} and {@code
 * -Drffi.fuzz.seed} change how many and which.
 */
public final class Fuzzing {
  private static final long PATIENCE_CPU_NANOS = 5_000_000_000L;
  private static final long PATIENCE_NANOS = 120_000_000_000L;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final long LOOK_EVERY_MILLIS = 100;
  private static final int SHORT_ENOUGH_TO_PRINT = 200;

  private final String name;
  private final List<byte[]> seeds;
  private final List<String> words;
  private final List<Class<? extends Exception>> documented;

  /** Reads one input, or refuses it with a documented exception. */
  @FunctionalInterface
  public interface Target {
    /**
     * Reads.
     *
     * @param input damaged, perhaps; its owner may keep it
     * @throws Exception documented or not
     */
    void read(byte[] input) throws Exception;
  }

  /** What is being done; where it hangs is asked of the thread. */
  private static final class Execution {
    private final long number;
    private final byte[] input;
    private final long since = System.nanoTime();
    private final long cpuSince = THREADS.getCurrentThreadCpuTime();

    Execution(long number, byte[] input) {
      this.number = number;
      this.input = input;
    }
  }

  /**
   * How a target is fuzzed.
   *
   * @param name of the target, for messages and files
   * @param seeds good inputs, at least one
   * @param words of the format, possibly none
   * @param documented what the target may throw
   */
  public Fuzzing(
      String name,
      List<byte[]> seeds,
      List<String> words,
      List<Class<? extends Exception>> documented) {
    this.name = name;
    this.seeds = List.copyOf(seeds);
    this.words = List.copyOf(words);
    this.documented = List.copyOf(documented);
  }

  /**
   * Runs the target over and over, first on the good inputs, which must pass.
   *
   * @param executions how many damaged inputs, unless the property says otherwise
   * @param target what is fuzzed
   */
  public void run(long executions, Target target) {
    long count = Long.getLong("rffi.fuzz.executions", executions);
    Mutations mutations =
        new Mutations(seeds, words, new SplittableRandom(Long.getLong("rffi.fuzz.seed", 2026)));
    AtomicReference<Execution> now = new AtomicReference<>();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread worker =
        new Thread(
            () -> {
              try {
                for (byte[] seed : seeds) {
                  now.set(new Execution(-1, seed));
                  target.read(seed.clone());
                }
                for (long n = 0; n < count; n++) {
                  byte[] input = mutations.next();
                  now.set(new Execution(n, input));
                  execute(target, input);
                }
                // Whatever is thrown here is what the run looks for.
              } catch (Throwable thrown) {
                failure.set(thrown);
              }
            },
            "fuzz-" + name);
    worker.setDaemon(true);
    worker.start();
    watch(worker, now);
    if (failure.get() != null) {
      throw failed(now.get(), "threw " + failure.get(), failure.get());
    }
  }

  private void execute(Target target, byte[] input) throws Exception {
    try {
      target.read(input);
    } catch (Exception thrown) {
      if (documented.stream().noneMatch(type -> type.isInstance(thrown))) {
        throw thrown;
      }
    }
  }

  private void watch(Thread worker, AtomicReference<Execution> now) {
    try {
      while (worker.isAlive()) {
        worker.join(LOOK_EVERY_MILLIS);
        Execution running = now.get();
        if (worker.isAlive()
            && running != null
            && hangs(running, worker)
            && now.get().equals(running)) {
          Throwable where = new Throwable("where it hangs");
          where.setStackTrace(worker.getStackTrace());
          throw failed(
              running, "did not end in five seconds of processor time, or two minutes", where);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private static boolean hangs(Execution running, Thread worker) {
    return System.nanoTime() - running.since > PATIENCE_NANOS
        || THREADS.getThreadCpuTime(worker.getId()) - running.cpuSince > PATIENCE_CPU_NANOS;
  }

  private AssertionError failed(Execution execution, String how, Throwable cause) {
    if (execution == null) {
      return new AssertionError(name + " could not be fuzzed", cause);
    }
    Path file = Path.of("target", "fuzz", name + "-" + execution.number + ".bin");
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, execution.input);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String input =
        execution.input.length <= SHORT_ENOUGH_TO_PRINT
            ? HexFormat.of().formatHex(execution.input)
            : execution.input.length + " bytes";
    return new AssertionError(
        "%s %s at execution %d, input %s, kept in %s"
            .formatted(name, how, execution.number, input, file),
        cause);
  }
}
