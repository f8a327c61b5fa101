/**
 * Fingerprints that outlive the program.
 *
 * <p>In: {@link io.rffi.api.Fingerprint fingerprints} of a device. Out: the {@link
 * io.rffi.api.Gallery gallery}, bit for bit, after any crash. {@link
 * io.rffi.store.jdbc.JdbcFingerprintStore} applies a change, {@code ContentsWriter} and {@code
 * ContentsReader} turn it into checksummed rows and back, {@code H2Files} knows what is particular
 * to H2, and {@code StoreLock} keeps a second process out.
 */
package io.rffi.store.jdbc;
