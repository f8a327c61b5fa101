/**
 * Fingerprints that outlive the program.
 *
 * <p>In: {@link io.rffi.api.Fingerprint fingerprints} of a device. Out: the {@link
 * io.rffi.api.Gallery gallery}, bit for bit, after any crash. {@link
 * io.rffi.store.jdbc.JdbcFingerprintStore} applies a change, {@code ContentsWriter} and {@code
 * ContentsReader} turn it into checksummed rows and back, {@code H2Database} knows what is
 * particular to H2, {@code StoreFiles} gives it its files, {@code StoreLock} keeps a second process
 * and older states out, and {@code Compaction} makes large files small. {@link
 * io.rffi.store.jdbc.StoreSalvage} takes out of a damaged store what can be read.
 */
package io.rffi.store.jdbc;
