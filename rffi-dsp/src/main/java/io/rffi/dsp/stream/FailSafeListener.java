package io.rffi.dsp.stream;

import io.rffi.api.Preamble;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Hands preambles to a listener, and what the listener throws to a handler. After an error, or when
 * the handler throws, nothing more is handed out.
 */
final class FailSafeListener implements Consumer<Preamble> {
  private static final System.Logger LOG = System.getLogger(BufferedScanner.class.getName());

  private final Consumer<? super Preamble> listener;
  private final BiConsumer<? super Preamble, ? super RuntimeException> handler;
  private final AtomicLong failures = new AtomicLong();
  private boolean over;

  FailSafeListener(
      Consumer<? super Preamble> listener,
      BiConsumer<? super Preamble, ? super RuntimeException> handler) {
    this.listener = Objects.requireNonNull(listener, "listener");
    this.handler = Objects.requireNonNull(handler, "handler");
  }

  /** The handler of those who name none. */
  static void log(Preamble preamble, RuntimeException failure) {
    LOG.log(
        System.Logger.Level.WARNING,
        "the listener failed on the preamble at sample "
            + Math.round(preamble.startSample())
            + "; the scan goes on",
        failure);
  }

  @Override
  public void accept(Preamble preamble) {
    if (over) {
      return;
    }
    over = true;
    try {
      listener.accept(preamble);
    } catch (RuntimeException e) {
      failures.incrementAndGet();
      handler.accept(preamble, e);
    }
    over = false;
  }

  /** How often the listener threw an exception. */
  long failures() {
    return failures.get();
  }
}
