package io.rffi.experiments.lora;

import io.rffi.eval.data.PacketSet;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Who is enrolled, and what is looked for.
 *
 * @param enrolment a name of the enrolled packets: equal names are equal packets
 * @param enrolled loads the enrolled packets
 * @param test packets to be recognised
 */
public record Comparison(String enrolment, Supplier<PacketSet> enrolled, PacketSet test) {
  /** Checks that all is there. */
  public Comparison {
    Objects.requireNonNull(enrolment, "enrolment");
    Objects.requireNonNull(enrolled, "enrolled");
    Objects.requireNonNull(test, "test");
  }
}
