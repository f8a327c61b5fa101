/** Keeps fingerprints on disk, in a database that is reached by JDBC. */
module io.rffi.store.jdbc {
  requires transitive io.rffi.api;
  requires com.h2database;
  requires java.sql;

  exports io.rffi.store.jdbc;
}
