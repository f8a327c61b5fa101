package io.rffi.api;

import java.util.Objects;
import java.util.Optional;

/** The answer to: which enrolled device sent this packet, if any? */
public sealed interface Identification {
  /**
   * What the decision rests on.
   *
   * @return the evidence, empty only when the packet was rejected
   */
  Optional<Evidence> evidence();

  /**
   * A device that is enrolled.
   *
   * @param deviceId which
   * @param match why
   */
  record Recognised(String deviceId, Evidence match) implements Identification {
    /** Checks that both are there. */
    public Recognised {
      Objects.requireNonNull(deviceId, "deviceId");
      Objects.requireNonNull(match, "match");
    }

    @Override
    public Optional<Evidence> evidence() {
      return Optional.of(match);
    }
  }

  /**
   * A radio that is not enrolled.
   *
   * @param match why
   */
  record Rogue(Evidence match) implements Identification {
    /** Checks that the evidence is there. */
    public Rogue {
      Objects.requireNonNull(match, "match");
    }

    @Override
    public Optional<Evidence> evidence() {
      return Optional.of(match);
    }
  }

  /**
   * A packet that may be from an enrolled device, but as well from an unknown radio: it is too weak
   * to tell. Whoever sent it should send again; several packets together say more than one.
   *
   * @param match why
   */
  record Undecided(Evidence match) implements Identification {
    /** Checks that the evidence is there. */
    public Undecided {
      Objects.requireNonNull(match, "match");
    }

    @Override
    public Optional<Evidence> evidence() {
      return Optional.of(match);
    }
  }

  /**
   * A packet that is too poor to be judged, or of a kind that the embedder was not made for.
   *
   * @param rejection why
   */
  record Rejected(Rejection rejection) implements Identification {
    /** Checks that the reason is there. */
    public Rejected {
      Objects.requireNonNull(rejection, "rejection");
    }

    @Override
    public Optional<Evidence> evidence() {
      return Optional.empty();
    }
  }
}
