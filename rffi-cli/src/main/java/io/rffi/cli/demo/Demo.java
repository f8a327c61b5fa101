package io.rffi.cli.demo;

import io.rffi.api.DeviceIdentifier;
import io.rffi.api.Fingerprint;
import io.rffi.api.FingerprintStore;
import io.rffi.api.Fingerprinter;
import io.rffi.api.Identification;
import io.rffi.api.IqSignal;
import io.rffi.api.Matcher;
import io.rffi.api.Preamble;
import io.rffi.api.PreambleExtractor;
import io.rffi.api.QualityGate;
import io.rffi.cli.flow.IdentifierParts;
import io.rffi.cli.flow.RecordingFiles;
import io.rffi.embed.onnx.OnnxEmbedder;
import io.rffi.store.jdbc.JdbcFingerprintStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Simulates devices, and does with their recordings what the enrol and identify commands do: from
 * files through extractor and network into a store on disk, and from other files to verdicts.
 */
public final class Demo {
  /** The store's folder, beside the recordings. */
  public static final String STORE = "devices.db";

  private final DemoSettings settings;
  private final SiteRecordings site;
  private final Path directory;
  private final PreambleExtractor preambles;
  private final Runnable step;

  /**
   * Prepares.
   *
   * @param settings how much to simulate
   * @param directory where recordings and store are written; without those of an earlier run
   * @param preambles how packets are found
   * @param step called after each of {@link DemoSettings#steps()}
   */
  public Demo(DemoSettings settings, Path directory, PreambleExtractor preambles, Runnable step) {
    this.settings = settings;
    this.site = new SiteRecordings(settings);
    this.directory = directory;
    this.preambles = preambles;
    this.step = step;
  }

  /**
   * Runs it all.
   *
   * @param embedder makes fingerprints; closed in the end
   * @param matcher decides
   * @return how well it went
   */
  public DemoReport run(OnnxEmbedder embedder, Matcher.Factory matcher) {
    try (embedder) {
      QualityGate gate = QualityGate.standard().and(embedder.limits());
      enrolDevices(embedder, gate);
      // Opened again: what is judged against is what the disk holds.
      FingerprintStore store = JdbcFingerprintStore.open(directory.resolve(STORE));
      try (DeviceIdentifier identifier =
          IdentifierParts.of(Optional.of(preambles), embedder, gate, store, matcher)) {
        return new DemoReport(settings, scores(identifier));
      }
    }
  }

  private void enrolDevices(OnnxEmbedder embedder, QualityGate gate) {
    try (FingerprintStore store = JdbcFingerprintStore.open(directory.resolve(STORE))) {
      for (int n = 0; n < settings.devices(); n++) {
        Path file = directory.resolve(site.name(n) + "_enrolment");
        site.recordEnrolment(n, file, capture -> isGood(capture, gate));
        step.run();
        store.enrol(site.name(n), fingerprints(file, embedder, gate));
        step.run();
      }
    }
  }

  private boolean isGood(IqSignal capture, QualityGate gate) {
    List<Preamble> found = preambles.extract(capture);
    return found.size() == 1 && gate.check(found.get(0)).isEmpty();
  }

  /** Without what the search takes for a packet between two of them, and the gate does not. */
  private List<Fingerprint> fingerprints(Path file, OnnxEmbedder embedder, QualityGate gate) {
    Fingerprinter fingerprinter = new Fingerprinter(preambles, gate, embedder);
    List<Fingerprint> fingerprints = new ArrayList<>();
    RecordingFiles.of(List.of(file))
        .all(
            (name, recording) ->
                fingerprinter.each(
                    recording, packet -> packet.fingerprint().ifPresent(fingerprints::add)));
    return fingerprints;
  }

  private List<TransmitterScore> scores(DeviceIdentifier identifier) {
    List<TransmitterScore> scores = new ArrayList<>();
    for (int n = 0; n < site.transmitters(); n++) {
      Path file = directory.resolve(site.name(n) + "_fresh");
      site.recordFresh(n, file);
      step.run();
      scores.add(
          TransmitterScore.of(
              site.name(n),
              site.family(n),
              site.isRogue(n),
              settings.testPackets(),
              verdicts(identifier, file)));
      step.run();
    }
    return scores;
  }

  private static List<Identification> verdicts(DeviceIdentifier identifier, Path file) {
    List<Identification> verdicts = new ArrayList<>();
    RecordingFiles.of(List.of(file))
        .all(
            (name, recording) ->
                identifier.identifyEach(
                    recording, packet -> verdicts.add(packet.identification())));
    return verdicts;
  }
}
