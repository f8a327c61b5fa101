package io.rffi.eval.data;

import io.rffi.api.MalformedRecordingException;
import io.rffi.api.NoPreambleException;
import io.rffi.api.Preamble;
import io.rffi.api.PreambleExtractor;
import io.rffi.api.QualityGate;
import io.rffi.api.Rejection;
import io.rffi.api.SignalQualityException;
import io.rffi.dsp.cut.CutPreambleExtractor;
import io.rffi.io.ReadOptions;
import io.rffi.io.Recording;
import io.rffi.io.Recordings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Reads packet sets from files and folders, of whatever format {@link Recordings} reads: HDF5 sets
 * as of LoRa_RFFI, SigMF pairs and archives, raw files.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param search finds the packets in recordings that are no packets themselves; asked for when
 *     there is one
 * @param naming says what a device is called
 * @param options how to read
 * @param gate which packets are good enough, as far as they are measured: recordings that are
 *     packets all pass
 */
public record PacketFiles(
    Supplier<PreambleExtractor> search,
    DeviceNaming naming,
    ReadOptions options,
    QualityGate gate) {
  private static final PreambleExtractor WHOLE = CutPreambleExtractor.unmeasured();

  /** Checks that all is there. */
  public PacketFiles {
    Objects.requireNonNull(search, "search");
    Objects.requireNonNull(naming, "naming");
    Objects.requireNonNull(options, "options");
    Objects.requireNonNull(gate, "gate");
  }

  /**
   * Every recording is one packet, cut already, and says who sent it.
   *
   * @return readers of data sets
   */
  public static PacketFiles ofPackets() {
    return foundBy(CutPreambleExtractor::unmeasured);
  }

  /**
   * Packets of packet sets are taken as they are, and looked for in other recordings, which say who
   * sent them; those that {@link QualityGate#standard()} rejects are left out.
   *
   * @param extractor finds the packets
   * @return readers of whatever comes
   */
  public static PacketFiles foundBy(PreambleExtractor extractor) {
    Objects.requireNonNull(extractor, "extractor");
    return foundBy(() -> extractor);
  }

  /**
   * The same with a search that is asked for when there is something to search: sets of packets
   * need none.
   *
   * @param search gives what finds the packets
   * @return readers of whatever comes
   */
  public static PacketFiles foundBy(Supplier<PreambleExtractor> search) {
    return new PacketFiles(
        search, DeviceNaming.byEmitter(), ReadOptions.defaults(), QualityGate.standard());
  }

  /**
   * The same with other names.
   *
   * @param names says what a device is called
   * @return a copy
   */
  public PacketFiles withNaming(DeviceNaming names) {
    return new PacketFiles(search, names, options, gate);
  }

  /**
   * The same, read otherwise.
   *
   * @param reading how to read
   * @return a copy
   */
  public PacketFiles withOptions(ReadOptions reading) {
    return new PacketFiles(search, naming, reading, gate);
  }

  /**
   * The same behind another gate.
   *
   * @param qualityGate which packets are good enough
   * @return a copy
   */
  public PacketFiles withGate(QualityGate qualityGate) {
    return new PacketFiles(search, naming, options, qualityGate);
  }

  /**
   * All packets of a file, or of all recordings below a folder, in order of path and place.
   *
   * @param path a file or a folder; in a folder, files are known by the extensions {@code .h5},
   *     {@code .hdf5}, {@code .sigmf-meta} and {@code .sigmf}
   * @return a set named after the file, without extension, or the folder
   * @throws MalformedRecordingException if a file is not what it claims to be, or a folder has no
   *     recordings
   * @throws UnlabelledRecordingException if a packet's device can't be told
   * @throws NoPreambleException if the recordings hold no packet
   * @throws SignalQualityException if the gate rejects a packet
   * @throws java.io.UncheckedIOException if something is missing or can't be read
   */
  public PacketSet read(Path path) {
    List<LabelledSignal> packets = new ArrayList<>();
    each(path, packets::add);
    return new PacketSet(name(path), packets);
  }

  /**
   * Hands out the packets that {@link #read} returns, one after another, so that they need not all
   * be in memory at once.
   *
   * @param path a file or a folder, see {@link #read}
   * @param found takes them
   * @throws MalformedRecordingException if a file is not what it claims to be, or a folder has no
   *     recordings
   * @throws UnlabelledRecordingException if a packet's device can't be told
   * @throws NoPreambleException if the recordings hold no packet
   * @throws SignalQualityException if the gate rejects a packet
   * @throws java.io.UncheckedIOException if something is missing or can't be read
   */
  public void each(Path path, Consumer<LabelledSignal> found) {
    each(
        path,
        (file, packet, device, rejection) -> {
          if (rejection.isPresent()) {
            throw poor(file, packet, rejection.get());
          }
          found.accept(new LabelledSignal(device, packet.samples()));
        });
  }

  /**
   * Hands out the packets of a file or folder, and says which of them the gate rejects.
   *
   * @param path a file or a folder, see {@link #read}
   * @param sink takes them
   * @throws MalformedRecordingException if a file is not what it claims to be, or a folder has no
   *     recordings
   * @throws UnlabelledRecordingException if a packet's device can't be told
   * @throws NoPreambleException if the recordings hold no packet
   * @throws java.io.UncheckedIOException if something is missing or can't be read
   */
  public void eachOrRejected(Path path, PacketSink sink) {
    each(
        path,
        (file, packet, device, rejection) -> {
          if (rejection.isPresent()) {
            sink.reject(device, rejection.get());
          } else {
            sink.accept(new LabelledSignal(device, packet.samples()));
          }
        });
  }

  /** What is done with a packet. */
  @FunctionalInterface
  private interface Work {
    void on(Path file, Preamble packet, String device, Optional<Rejection> rejection);
  }

  private void each(Path path, Work work) {
    int packets = 0;
    PreambleExtractor searched = null; // not needed for sets of packets
    for (Path file : files(path)) {
      try (Recordings recordings = Recordings.open(file, options)) {
        for (Recording recording : recordings) {
          if (searched == null && !recording.isPacket()) {
            searched = search.get();
          }
          PreambleExtractor extractor = recording.isPacket() ? WHOLE : searched;
          packets += cut(file, recordings.size(), recording, extractor, work);
        }
      }
    }
    if (packets == 0) {
      throw new NoPreambleException("no packet found in " + path);
    }
  }

  private static SignalQualityException poor(Path file, Preamble packet, Rejection rejection) {
    return new SignalQualityException(
        rejection.check(),
        rejection.value(),
        rejection.limit(),
        String.format(
            Locale.ROOT,
            "%s, the packet at sample %.0f: %s",
            file,
            packet.startSample(),
            rejection.reason()));
  }

  /**
   * What the set of a file or folder is called.
   *
   * @param path the file or folder
   * @return its name without the extension of a recording
   */
  public static String name(Path path) {
    return RecordingFolder.name(path);
  }

  /**
   * The sets of a folder such as {@code rffi simulate} writes: each HDF5 file or archive, each pair
   * and each inner folder is one.
   *
   * @param folder the folder
   * @return what to {@link #read}, by path; of a file the file itself
   * @throws MalformedRecordingException if a folder has no recordings
   * @throws java.io.UncheckedIOException if the folder can't be read
   */
  public static List<Path> setsIn(Path folder) {
    return Files.isDirectory(folder)
        ? requireSome(folder, RecordingFolder.children(folder))
        : List.of(folder);
  }

  private static List<Path> files(Path path) {
    return Files.isDirectory(path) ? requireSome(path, RecordingFolder.below(path)) : List.of(path);
  }

  private static List<Path> requireSome(Path folder, List<Path> files) {
    if (files.isEmpty()) {
      throw new MalformedRecordingException(
          folder.toString(), -1, "there is no HDF5 or SigMF recording in this folder");
    }
    return files;
  }

  private int cut(
      Path file, int recordings, Recording recording, PreambleExtractor extractor, Work work) {
    int packets = 0;
    for (Preamble packet : extractor.search(recording)) {
      String device =
          naming
              .device(file, recording.emitterOf(packet))
              .orElseThrow(
                  () ->
                      new UnlabelledRecordingException(
                          recordings == 1 ? file.toString() : file + ": " + recording.name(),
                          packet.startSample()));
      work.on(file, packet, device, gate.check(packet));
      packets++;
    }
    return packets;
  }
}
