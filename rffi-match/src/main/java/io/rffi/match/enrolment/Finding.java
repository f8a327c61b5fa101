package io.rffi.match.enrolment;

import java.util.Objects;

/**
 * Something about an enrolled device that its operator should look at.
 *
 * @param kind what it is
 * @param device the id of the device
 * @param words one line that says it, with the figures
 */
public record Finding(Kind kind, String device, String words) {
  /** What can be found. */
  public enum Kind {
    /** Of so few packets nobody can say whether one is foreign. */
    TOO_FEW_PACKETS,
    /** Some packets are copies of others, and add nothing. */
    REPEATED_PACKETS,
    /** Some packets lie far from the others: they may be from another radio. */
    OUTLIERS,
    /** The packets lie farther apart than those of other devices. */
    SCATTERED,
    /** The packets form two groups, as those of two radios do. */
    TWO_SOURCES,
    /** Packets of one of two devices would be taken for the other. */
    TOO_SIMILAR,
    /** The packets of two devices can't be told apart. */
    MAY_BE_ONE_RADIO
  }

  /** Checks that nothing is missing. */
  public Finding {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(device, "device");
    Objects.requireNonNull(words, "words");
  }
}
