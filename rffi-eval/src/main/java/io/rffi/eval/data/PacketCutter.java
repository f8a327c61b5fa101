package io.rffi.eval.data;

import io.rffi.api.MalformedRecordingException;
import io.rffi.api.Preamble;
import io.rffi.api.PreambleExtractor;
import io.rffi.io.Recording;
import java.util.Objects;

/**
 * Takes packets out of a recording.
 *
 * <p>Implementations are safe for use by many threads at once.
 */
@FunctionalInterface
public interface PacketCutter {
  /**
   * The packets of a recording.
   *
   * @param recording open while the packets are asked for
   * @return the packets by ascending start, possibly none
   */
  Iterable<Preamble> in(Recording recording);

  /**
   * Takes each recording as one packet that was cut, and freed of its carrier offset, by someone
   * else, as data sets have them. All that is done is to divide by the RMS. Nothing is measured of
   * its quality.
   *
   * @return a cutter that refuses recordings of more than 2<sup>24</sup> samples by a {@link
   *     MalformedRecordingException}: they are no packets
   */
  static PacketCutter whole() {
    return WholeRecording::packet;
  }

  /**
   * Searches recordings, each read into memory as a whole.
   *
   * @param extractor finds the packets
   * @return a cutter that passes on what the extractor finds
   */
  static PacketCutter by(PreambleExtractor extractor) {
    Objects.requireNonNull(extractor, "extractor");
    return recording -> extractor.extract(recording.readAll());
  }

  /**
   * Takes the packets of packet sets {@linkplain #whole() as they are}, and cuts other recordings.
   *
   * @param search cuts recordings that are no packets
   * @return a cutter for whatever comes
   */
  static PacketCutter wholeOr(PacketCutter search) {
    Objects.requireNonNull(search, "search");
    return recording -> (recording.isPacket() ? whole() : search).in(recording);
  }
}
