package io.rffi.api;

import java.util.Objects;
import java.util.Optional;

/** The answer to: is this packet from the device that it claims to be from? */
public sealed interface Verification {
  /**
   * The device that the packet claimed to be from.
   *
   * @return its id
   */
  String deviceId();

  /**
   * What the decision rests on.
   *
   * @return the evidence, empty only when the packet was rejected
   */
  Optional<Evidence> evidence();

  /**
   * It is that device.
   *
   * @param deviceId which
   * @param match why
   */
  record Accepted(String deviceId, Evidence match) implements Verification {
    /** Checks that both are there. */
    public Accepted {
      Objects.requireNonNull(deviceId, "deviceId");
      Objects.requireNonNull(match, "match");
    }

    @Override
    public Optional<Evidence> evidence() {
      return Optional.of(match);
    }
  }

  /**
   * It is another radio.
   *
   * @param deviceId the device that was claimed
   * @param match why
   */
  record Refused(String deviceId, Evidence match) implements Verification {
    /** Checks that both are there. */
    public Refused {
      Objects.requireNonNull(deviceId, "deviceId");
      Objects.requireNonNull(match, "match");
    }

    @Override
    public Optional<Evidence> evidence() {
      return Optional.of(match);
    }
  }

  /**
   * The packet may be from that device, but as well from another radio: it is too weak to tell.
   * Whoever sent it should send again; several packets together say more than one.
   *
   * @param deviceId the device that was claimed
   * @param match why
   */
  record Undecided(String deviceId, Evidence match) implements Verification {
    /** Checks that both are there. */
    public Undecided {
      Objects.requireNonNull(deviceId, "deviceId");
      Objects.requireNonNull(match, "match");
    }

    @Override
    public Optional<Evidence> evidence() {
      return Optional.of(match);
    }
  }

  /**
   * The packet is too poor to be judged.
   *
   * @param deviceId the device that was claimed
   * @param rejection why
   */
  record Rejected(String deviceId, Rejection rejection) implements Verification {
    /** Checks that both are there. */
    public Rejected {
      Objects.requireNonNull(deviceId, "deviceId");
      Objects.requireNonNull(rejection, "rejection");
    }

    @Override
    public Optional<Evidence> evidence() {
      return Optional.empty();
    }
  }
}
