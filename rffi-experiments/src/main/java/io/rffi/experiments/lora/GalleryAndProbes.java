package io.rffi.experiments.lora;

import io.rffi.eval.data.PacketSet;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Who is enrolled, and what is looked for.
 *
 * @param galleryName of the enrolled packets: equal names are equal packets
 * @param gallery loads the enrolled packets
 * @param probes packets to be recognised
 */
record GalleryAndProbes(String galleryName, Supplier<PacketSet> gallery, PacketSet probes) {
  /** Checks that all is there. */
  GalleryAndProbes {
    Objects.requireNonNull(galleryName, "galleryName");
    Objects.requireNonNull(gallery, "gallery");
    Objects.requireNonNull(probes, "probes");
  }
}
