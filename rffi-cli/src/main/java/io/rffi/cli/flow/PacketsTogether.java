package io.rffi.cli.flow;

import io.rffi.api.Fingerprint;
import io.rffi.api.FingerprintedPacket;
import io.rffi.api.Fingerprinter;
import io.rffi.api.Identification;
import io.rffi.api.Matcher;
import io.rffi.api.NoPreambleException;
import io.rffi.api.Rejection;
import io.rffi.api.Verification;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * All packets of some recordings, which are said to be from one radio and get one verdict. Of each
 * only the fingerprint is kept. Not thread-safe.
 */
public final class PacketsTogether {
  private final List<String> files;
  private final Matcher matcher;
  private final List<Fingerprint> fingerprints = new ArrayList<>();
  private int rejected;

  /** Null while none was rejected. */
  private Rejection firstRejection;

  /**
   * Reads them all.
   *
   * @param files the recordings
   * @param fingerprinter makes fingerprints; not needed any more afterwards
   * @param matcher decides
   * @throws NoPreambleException if there is no packet in any of them
   * @throws CommandFailure if a file is bad: half of what was meant is not judged
   */
  public PacketsTogether(RecordingFiles files, Fingerprinter fingerprinter, Matcher matcher) {
    this.files = files.files().stream().map(Path::toString).toList();
    this.matcher = matcher;
    files.all((file, recording) -> fingerprinter.each(recording, this::add));
    if (fingerprints.isEmpty() && rejected == 0) {
      throw new NoPreambleException("no packet found");
    }
  }

  private void add(FingerprintedPacket packet) {
    if (packet.fingerprint().isPresent()) {
      fingerprints.add(packet.fingerprint().get());
    } else if (rejected++ == 0) {
      firstRejection = packet.rejection().orElseThrow();
    }
  }

  /**
   * Says who sent them.
   *
   * @return recognised, undecided or rogue; rejected if all of them are, as the first is
   */
  public Identification identify() {
    return fingerprints.isEmpty()
        ? new Identification.Rejected(firstRejection)
        : matcher.identify(fingerprints);
  }

  /**
   * Says whether they are from one device.
   *
   * @param device an enrolled one
   * @return accepted, undecided or refused; rejected if all of them are, as the first is
   */
  public Verification verify(String device) {
    return fingerprints.isEmpty()
        ? new Verification.Rejected(device, firstRejection)
        : matcher.verify(device, fingerprints);
  }

  /**
   * The recordings.
   *
   * @return their files, as the user named them
   */
  public List<String> files() {
    return files;
  }

  /**
   * How many packets were judged.
   *
   * @return ≥ 0
   */
  public int judged() {
    return fingerprints.size();
  }

  /**
   * How many packets say nothing, since they are too poor.
   *
   * @return ≥ 0
   */
  public int rejected() {
    return rejected;
  }
}
