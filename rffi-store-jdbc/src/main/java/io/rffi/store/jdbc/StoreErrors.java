package io.rffi.store.jdbc;

import io.rffi.api.StoreException;
import java.nio.file.Path;

/** Says why a store is refused, and what to do. */
final class StoreErrors {
  private StoreErrors() {}

  /** A store that is not as it was left. */
  static StoreException damaged(Path store, String what, Throwable cause) {
    return new StoreException(
        StoreException.Reason.CORRUPT,
        store
            + " is damaged or no store of rffi: "
            + what
            + "; restore it from a backup, or take what can be read into a new store with"
            + " rffi salvage",
        cause);
  }

  /** A directory or file that never was a store. */
  static StoreException notAStore(Path path, String what) {
    return new StoreException(
        StoreException.Reason.CORRUPT,
        path + " is no store of rffi: " + what + "; choose another path",
        null);
  }

  /** A store for which there is not enough memory. */
  static StoreException tooLarge(Path store, Throwable cause) {
    return new StoreException(
        StoreException.Reason.UNAVAILABLE,
        store
            + " needs more memory than Java has: give it more with -Xmx; if the store is a small one"
            + " it is damaged, and rffi salvage takes what can be read into a new one",
        cause);
  }

  /** A disk, or what stands for one, that does not do its work. */
  static StoreException unavailable(Path store, String what, Throwable cause) {
    return new StoreException(
        StoreException.Reason.UNAVAILABLE, "the store " + store + ": " + what, cause);
  }
}
