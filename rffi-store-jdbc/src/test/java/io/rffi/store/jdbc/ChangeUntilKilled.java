package io.rffi.store.jdbc;

import java.nio.file.Path;
import java.util.Random;

/** The program that is killed: changes a store at a pace, and says which changes are done. */
final class ChangeUntilKilled {
  /** Before the version that was there at the beginning. */
  static final String OPEN = "open ";

  private ChangeUntilKilled() {}

  /**
   * Goes on where the plan is.
   *
   * @param arguments path, seed of the plan, changes a second, milliseconds until it halts itself
   *     or 0
   */
  public static void main(String[] arguments) throws InterruptedException {
    long seed = Long.parseLong(arguments[1]);
    double perSecond = Double.parseDouble(arguments[2]);
    long haltAfter = Long.parseLong(arguments[3]);
    Random random = new Random(seed);
    ChangePlan plan = new ChangePlan(seed);
    try (JdbcFingerprintStore store = JdbcFingerprintStore.open(Path.of(arguments[0]))) {
      while (plan.version() < store.version()) {
        plan.next(null);
      }
      System.out.println(OPEN + store.version());
      if (haltAfter > 0) {
        Thread halting = new Thread(() -> halt(haltAfter));
        halting.setDaemon(true);
        halting.start();
      }
      while (true) {
        plan.next(store);
        System.out.println(plan.version());
        // Between half and one and a half times the mean.
        Thread.sleep((long) ((0.5 + random.nextDouble()) * 1000 / perSecond));
      }
    }
  }

  private static void halt(long afterMillis) {
    try {
      Thread.sleep(afterMillis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(1);
  }
}
