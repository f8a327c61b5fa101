package io.rffi.cli.demo;

import io.rffi.api.FingerprintStore;
import io.rffi.api.Identification;
import io.rffi.api.IqSignal;
import io.rffi.api.Matcher;
import io.rffi.api.Preamble;
import io.rffi.api.PreambleExtractor;
import io.rffi.api.QualityGate;
import io.rffi.cli.flow.Enrolment;
import io.rffi.cli.flow.Judge;
import io.rffi.cli.flow.PacketSource;
import io.rffi.cli.flow.RecordingFiles;
import io.rffi.embed.onnx.OnnxEmbedder;
import io.rffi.store.jdbc.JdbcFingerprintStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Simulates devices, and does with their recordings what the enrol and identify commands do: from
 * files through extractor and network into a store on disk, and from other files to verdicts.
 */
public final class Demo {
  /** The store's folder, beside the recordings. */
  public static final String STORE = "devices.db";

  private final DemoSettings settings;
  private final SimulatedSite site;
  private final Path directory;
  private final PreambleExtractor preambles;
  private final PacketSource packets;
  private final Runnable step;

  /**
   * Prepares.
   *
   * @param settings how much to simulate
   * @param directory where recordings and store are written; without those of an earlier run
   * @param preambles how a packet is found in a capture
   * @param packets how packets are found in recordings
   * @param step called after each of {@link DemoSettings#steps()}
   */
  public Demo(
      DemoSettings settings,
      Path directory,
      PreambleExtractor preambles,
      PacketSource packets,
      Runnable step) {
    this.settings = settings;
    this.site = new SimulatedSite(settings);
    this.directory = directory;
    this.preambles = preambles;
    this.packets = packets;
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
      try (Judge judge = Judge.of(packets, embedder, gate, store, matcher)) {
        return new DemoReport(settings, scores(judge));
      }
    }
  }

  private void enrolDevices(OnnxEmbedder embedder, QualityGate gate) {
    Enrolment enrolment = new Enrolment(packets, gate, embedder);
    try (FingerprintStore store = JdbcFingerprintStore.open(directory.resolve(STORE))) {
      for (int n = 0; n < settings.devices(); n++) {
        Path file = directory.resolve(site.name(n) + "_enrolment");
        site.recordEnrolment(n, file, capture -> isGood(capture, gate));
        step.run();
        store.enrol(site.name(n), enrolment.fingerprints(RecordingFiles.of(List.of(file))));
        step.run();
      }
    }
  }

  /** Among others its SNR may be measured a little differently: half a decibel is kept in hand. */
  private boolean isGood(IqSignal capture, QualityGate gate) {
    List<Preamble> found = preambles.extract(capture);
    return found.size() == 1 && gate.check(weaker(found.get(0), 0.5)).isEmpty();
  }

  private static Preamble weaker(Preamble packet, double db) {
    return new Preamble(
        packet.samples(),
        packet.startSample(),
        packet.symbols(),
        packet.delimited(),
        packet.cfoHz(),
        packet.sfoPpm(),
        packet.quality().withSnrDb(packet.snrDb() - db),
        packet.waveform());
  }

  private List<TransmitterScore> scores(Judge judge) {
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
              verdicts(judge, file)));
      step.run();
    }
    return scores;
  }

  private static List<Identification> verdicts(Judge judge, Path file) {
    List<Identification> verdicts = new ArrayList<>();
    RecordingFiles.of(List.of(file))
        .all(
            (name, recording) ->
                judge
                    .packets()
                    .each(
                        recording,
                        preamble ->
                            verdicts.add(judge.identifier().identify(preamble).identification())));
    return verdicts;
  }
}
