package io.rffi.dsp.stream;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What a class logs meanwhile, kept from the console. */
final class LogRecords extends Handler implements AutoCloseable {
  private final Logger logger;
  private final List<LogRecord> all = new CopyOnWriteArrayList<>();

  private LogRecords(Logger logger) {
    this.logger = logger;
  }

  static LogRecords of(Class<?> logging) {
    LogRecords records = new LogRecords(Logger.getLogger(logging.getName()));
    records.logger.addHandler(records);
    records.logger.setUseParentHandlers(false);
    return records;
  }

  List<LogRecord> all() {
    return all;
  }

  @Override
  public void publish(LogRecord logged) {
    all.add(logged);
  }

  @Override
  public void flush() {
    // Nothing is held back.
  }

  @Override
  public void close() {
    logger.removeHandler(this);
    logger.setUseParentHandlers(true);
  }
}
