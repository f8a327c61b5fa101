package io.rffi.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rffi.api.Block;
import io.rffi.api.IqSignal;
import io.rffi.api.MalformedRecordingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Interleaved packet sets are told from planar ones, and never the other way round. */
@Tag("statistical")
class IqLayoutTest {
  private static final Path RECORDINGS = Path.of("../../shared/recordings");
  private static final int PACKETS = 16;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "CHIRPS, 8, 1024, 30",
    "CHIRPS, 8, 2048, 10",
    "CHIRPS, 8, 128, 20",
    "CHIRPS, 1, 1024, 30",
    "CHIRPS, 1, 1024, 10",
    "FREQUENCY_SHIFTS, 8, 512, 30",
    "FREQUENCY_SHIFTS, 4, 512, 15",
    "PHASE_SHIFTS, 4, 512, 20"
  })
  void tellsTheLayoutOfModulatedPackets(Shape shape, int oversampling, int samples, double snrDb)
      throws IOException {
    List<float[]> packets = packets(shape, oversampling, samples, snrDb);
    Path planar = write("planar.h5", packets.stream().map(IqLayoutTest::planar).toList());
    Path interleaved = write("interleaved.h5", packets);
    for (ReadOptions options : List.of(ReadOptions.defaults(), stated(IqLayout.PLANAR))) {
      reads(planar, options, packets);
      refuses(interleaved, options, "look like I, Q, I, Q", "INTERLEAVED");
    }
    reads(interleaved, stated(IqLayout.INTERLEAVED), packets);
    refuses(planar, stated(IqLayout.INTERLEAVED), "look like all I, then all Q", "PLANAR");
  }

  @Test
  void whatCannotBeToldIsReadAsStated() throws IOException {
    List<float[]> noise = packets(Shape.SILENCE, 1, 1024, 0);
    for (List<float[]> rows : List.of(noise, List.of(new float[64]), List.of(new float[] {1, 2}))) {
      Path file = write("rows-" + rows.size() + rows.get(0).length + ".h5", rows);
      reads(file, stated(IqLayout.INTERLEAVED), rows);
      reads(file, ReadOptions.defaults(), rows.stream().map(IqLayoutTest::fromPlanar).toList());
    }
  }

  /** 3000 sets of 256 to 4096 samples; ten standard deviations are never passed by chance. */
  @Test
  void whiteNoiseIsNoEvidence() {
    SplittableRandom random = new SplittableRandom(20261130);
    double largest = 0;
    for (int set = 0; set < 3000; set++) {
      IqLayoutEvidence evidence = new IqLayoutEvidence();
      int samples = 128 << (set % 4);
      for (int packet = 0; packet < 2 + set % 7; packet++) {
        evidence.add(signal(Shape.SILENCE, 1, samples, 0, random));
      }
      largest = Math.max(largest, Math.abs(evidence.value()) / evidence.chance());
    }
    assertThat(largest).isBetween(0.1, 0.7);
  }

  @Test
  @Tag("recording")
  void tellsTheLayoutOfRealRecordings() throws IOException {
    Assumptions.assumeTrue(Files.isDirectory(RECORDINGS), "no recordings at " + RECORDINGS);
    List<String> told = new ArrayList<>();
    try (Stream<Path> files = Files.walk(RECORDINGS)) {
      for (Path meta : files.filter(f -> f.toString().endsWith(".sigmf-meta")).sorted().toList()) {
        try (Recordings recordings = Recordings.open(meta)) {
          for (int samples : new int[] {128, 1024, 8192}) {
            List<float[]> rows = loudest(recordings.only(), samples);
            double planar = evidence(rows.stream().map(IqLayoutTest::planar).toList());
            double interleaved = evidence(rows);
            // Rather no evidence than a wrong one.
            assertThat(planar).as("%s by %d", meta, samples).isGreaterThan(-0.03);
            assertThat(interleaved).as("%s by %d", meta, samples).isLessThan(0.03);
            if (interleaved < -0.1) {
              told.add(meta.getFileName().toString());
            }
          }
        }
      }
    }
    assertThat(told).hasSizeGreaterThan(80);
  }

  private static double evidence(List<float[]> rows) {
    IqLayoutEvidence evidence = new IqLayoutEvidence();
    rows.forEach(evidence::add);
    return evidence.value();
  }

  /** The stretches of most power: where there are packets, they. */
  private static List<float[]> loudest(Recording recording, int samples) {
    List<IqSignal> stretches = new ArrayList<>();
    for (Block block : recording.blocks(samples, 0)) {
      if (block.samples().length() == samples && block.startSample() < 1 << 22) {
        stretches.add(block.samples());
      }
    }
    stretches.sort(Comparator.comparingDouble(IqSignal::rms).reversed());
    return stretches.stream().limit(64).map(IqSignal::toArray).toList();
  }

  /** What a transmitter does. */
  enum Shape {
    CHIRPS(0),
    FREQUENCY_SHIFTS(1),
    PHASE_SHIFTS(2),
    SILENCE(3);

    private final int seed;

    Shape(int seed) {
      this.seed = seed;
    }
  }

  private static List<float[]> packets(Shape shape, int oversampling, int samples, double snrDb) {
    SplittableRandom random = new SplittableRandom(shape.seed + samples);
    List<float[]> packets = new ArrayList<>();
    for (int p = 0; p < PACKETS; p++) {
      packets.add(signal(shape, oversampling, samples, snrDb, random));
    }
    return packets;
  }

  private static float[] signal(
      Shape shape, int oversampling, int samples, double snrDb, RandomGenerator random) {
    float[] iq = new float[2 * samples];
    double noise = Math.pow(10, -snrDb / 20) / Math.sqrt(2);
    double offset = 0.01 * random.nextGaussian() / oversampling;
    double phase = 2 * Math.PI * random.nextDouble();
    double symbol = 0;
    for (int n = 0; n < samples; n++) {
      symbol = n % oversampling == 0 ? random.nextInt(4) - 1.5 : symbol;
      double turns =
          switch (shape) {
            case CHIRPS -> (n / (128.0 * oversampling) % 1 - 0.5) / oversampling;
            case FREQUENCY_SHIFTS -> Math.signum(symbol) / 4 / oversampling;
            case PHASE_SHIFTS -> n % oversampling == 0 ? symbol / 4 : 0;
            case SILENCE -> 0;
          };
      phase += 2 * Math.PI * (turns + offset);
      double level = shape == Shape.SILENCE ? 0 : 1;
      iq[2 * n] = (float) (level * Math.cos(phase) + noise * random.nextGaussian() + 0.05);
      iq[2 * n + 1] = (float) (level * Math.sin(phase) + noise * random.nextGaussian() - 0.02);
    }
    return iq;
  }

  private static float[] planar(float[] interleaved) {
    float[] row = new float[interleaved.length];
    for (int n = 0; n < row.length / 2; n++) {
      row[n] = interleaved[2 * n];
      row[row.length / 2 + n] = interleaved[2 * n + 1];
    }
    return row;
  }

  private static float[] fromPlanar(float[] row) {
    return IqLayout.PLANAR.interleaved(row);
  }

  private Path write(String name, List<float[]> rows) {
    Path file = folder.resolve(name);
    // The writer splits what it gets into the halves of a row.
    Hdf5PacketWriter.write(
        file,
        rows.stream()
            .map(row -> new LabelledPacket(1, IqSignal.of(fromPlanar(row), 1e6)))
            .toList());
    return file;
  }

  private static ReadOptions stated(IqLayout layout) {
    return ReadOptions.defaults().withHdf5Layout(layout);
  }

  private static void reads(Path file, ReadOptions options, List<float[]> packets) {
    try (Recordings recordings = Recordings.open(file, options)) {
      for (int p = 0; p < packets.size(); p++) {
        assertThat(recordings.get(p).readAll().toArray()).isEqualTo(packets.get(p));
      }
    }
  }

  private static void refuses(Path file, ReadOptions options, String looks, String remedy) {
    assertThatThrownBy(() -> Recordings.open(file, options))
        .isInstanceOf(MalformedRecordingException.class)
        .hasMessageContaining(looks)
        .hasMessageContaining("state the layout " + remedy);
  }
}
