package io.rffi.io;

import java.util.Optional;

/** Holds the layout that a packet set should have against some of its packets. */
final class IqLayoutCheck {
  private static final int PLACES = 4;
  private static final int MOST_PACKETS = 64;
  private static final int MOST_SAMPLES = 1 << 22;

  /** Evidence enough to doubt what nobody stated. */
  private static final double DOUBT = 0.1;

  /** Evidence enough to contradict what the caller stated: nothing has been seen to be mistaken. */
  private static final double CERTAINTY = 0.5;

  private final Hdf5File file;
  private final Hdf5Packets packets;

  IqLayoutCheck(Hdf5File file, Hdf5Packets packets) {
    this.file = file;
    this.packets = packets;
  }

  /** The stated layout, or else planar, unless the samples speak against it. */
  IqLayout layout(Optional<IqLayout> stated) {
    IqLayout layout = stated.orElse(IqLayout.PLANAR);
    IqLayoutEvidence evidence = evidence();
    double against = layout == IqLayout.PLANAR ? -evidence.value() : evidence.value();
    if (against > Math.max(evidence.chance(), stated.isPresent() ? CERTAINTY : DOUBT)) {
      throw file.malformed(contradiction(layout, stated.isPresent()));
    }
    return layout;
  }

  private static String contradiction(IqLayout layout, boolean stated) {
    boolean planar = layout == IqLayout.PLANAR;
    String looks = planar ? "I, Q, I, Q, …" : "all I, then all Q";
    return "its rows look like "
        + looks
        + (stated ? ", not " + layout + " as was stated" : "")
        + "; state the layout "
        + (planar ? IqLayout.INTERLEAVED : IqLayout.PLANAR)
        + (stated ? "" : ", or " + layout + " if you know better")
        + " (ReadOptions.withHdf5Layout, --hdf5-layout)";
  }

  /** Of neighbouring packets at some places, as many as are soon read. */
  private IqLayoutEvidence evidence() {
    IqLayoutEvidence evidence = new IqLayoutEvidence();
    int count = packets.packets();
    int wanted = Math.min(MOST_PACKETS, MOST_SAMPLES / packets.samplesPerPacket());
    int together = Math.max(1, wanted / PLACES);
    for (int n = 0; n < Math.min(wanted, count); n++) {
      long place = (long) (count - together) * (n / together) / (PLACES - 1);
      evidence.add(packets.row(count <= wanted ? n : (int) place + n % together));
    }
    return evidence;
  }
}
