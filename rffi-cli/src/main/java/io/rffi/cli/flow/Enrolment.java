package io.rffi.cli.flow;

import io.rffi.api.Embedder;
import io.rffi.api.Fingerprint;
import io.rffi.api.NoPreambleException;
import io.rffi.api.Preamble;
import io.rffi.api.QualityGate;
import io.rffi.api.Rejection;
import io.rffi.api.SignalQualityException;
import io.rffi.io.Recording;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Makes fingerprints of every packet in a device's recordings: all or nothing, since a device that
 * is enrolled from half of what was meant is recognised less well than anybody expects.
 *
 * @param packets how packets are found
 * @param gate which of them are good enough: one that is not stops the enrolment. The embedder's
 *     own limits hold only if they are in it
 * @param embedder how they become fingerprints
 */
public record Enrolment(PacketSource packets, QualityGate gate, Embedder embedder) {
  /**
   * Goes through all files.
   *
   * @param files recordings of one device alone
   * @return a fingerprint for each packet, at least one
   * @throws NoPreambleException if a recording holds no packet
   * @throws CommandFailure if a file is bad, or a packet too poor, with the file's name
   */
  public List<Fingerprint> fingerprints(RecordingFiles files) {
    List<Fingerprint> fingerprints = new ArrayList<>();
    files.all((file, recording) -> add(file, recording, fingerprints));
    return fingerprints;
  }

  private int add(String file, Recording recording, List<Fingerprint> fingerprints) {
    int found = packets.each(recording, preamble -> fingerprints.add(fingerprint(file, preamble)));
    if (found == 0) {
      throw new NoPreambleException(file + ": no packet found; nothing was enrolled");
    }
    return found;
  }

  private Fingerprint fingerprint(String file, Preamble preamble) {
    try {
      Rejection rejection = gate.check(preamble).orElse(null);
      if (rejection != null) {
        throw rejection.toException();
      }
      return embedder.embedOne(preamble.samples());
    } catch (SignalQualityException poor) {
      throw poor.at(
          String.format(
              Locale.ROOT,
              "nothing was enrolled: %s, the packet at sample %.0f",
              file,
              preamble.startSample()));
    }
  }
}
