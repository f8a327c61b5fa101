package io.rffi.eval.protocol;

import io.rffi.api.Fingerprint;
import io.rffi.eval.data.Labelled;
import java.util.Objects;

/**
 * A packet's fingerprint, and who sent it.
 *
 * @param number the packet's place in its set, from 0
 * @param device who sent it
 * @param fingerprint what the embedder says of it
 * @param digest equal for packets of the same samples, and for no others
 */
public record EmbeddedPacket(int number, String device, Fingerprint fingerprint, String digest)
    implements Labelled {
  /** Checks that all is there. */
  public EmbeddedPacket {
    Objects.checkIndex(number, Integer.MAX_VALUE);
    Objects.requireNonNull(device, "device");
    Objects.requireNonNull(fingerprint, "fingerprint");
    Objects.requireNonNull(digest, "digest");
  }
}
