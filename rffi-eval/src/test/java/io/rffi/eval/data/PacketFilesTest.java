package io.rffi.eval.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.IqSignal;
import io.rffi.api.MalformedRecordingException;
import io.rffi.api.NoPreambleException;
import io.rffi.api.Preamble;
import io.rffi.api.PreambleExtractor;
import io.rffi.api.SignalQuality;
import io.rffi.io.Annotation;
import io.rffi.io.Hdf5PacketWriter;
import io.rffi.io.LabelledPacket;
import io.rffi.io.ReadOptions;
import io.rffi.io.SigmfDescription;
import io.rffi.io.SigmfWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packets out of files of every kind. */
class PacketFilesTest {
  private static final int PACKET = 16;

  @TempDir private Path folder;

  /** Every 16 samples are a packet. */
  private static final PreambleExtractor SLICES =
      capture -> {
        List<Preamble> packets = new ArrayList<>();
        for (int from = 0; from + PACKET <= capture.length(); from += PACKET) {
          packets.add(
              new Preamble(
                  capture.slice(from, PACKET),
                  from,
                  1,
                  false,
                  0,
                  OptionalDouble.empty(),
                  SignalQuality.UNMEASURED,
                  () -> "slice"));
        }
        return packets;
      };

  private static IqSignal signal(int samples, double level) {
    float[] values = new float[2 * samples];
    for (int n = 0; n < values.length; n++) {
      values[n] = (float) (level * (1 + n % 3));
    }
    return IqSignal.of(values, 1e6);
  }

  private Path hdf5(String name, int... labels) {
    List<LabelledPacket> packets = new ArrayList<>();
    for (int label : labels) {
      packets.add(new LabelledPacket(label, signal(PACKET, label)));
    }
    Path file = folder.resolve(name);
    Hdf5PacketWriter.write(file, packets);
    return file;
  }

  private Path sigmf(String name, String emitter, int samples) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    SigmfDescription description = SigmfDescription.defaults();
    SigmfWriter.write(
        file,
        signal(samples, 1),
        emitter.isEmpty() ? description : description.withEmitter(emitter));
    return file;
  }

  @Test
  void takesEachRowOfAnHdf5SetAsAPacketOfUnitPower() {
    PacketSet set = PacketFiles.ofPackets().read(hdf5("D1.h5", 3, 1, 3));

    assertThat(set.name()).isEqualTo("D1");
    assertThat(set.packets()).extracting(LabelledSignal::device).containsExactly("3", "1", "3");
    assertThat(set.packets())
        .allSatisfy(packet -> assertThat(packet.samples().rms()).isCloseTo(1, within(1e-6)));
  }

  @Test
  void readsAWholeFolderByPath() throws IOException {
    sigmf("b/second", "beta", PACKET);
    sigmf("a/first", "alpha", PACKET);
    hdf5("c.h5", 7);
    Files.writeString(folder.resolve("testbed.json"), "{}");

    PacketSet set = PacketFiles.ofPackets().read(folder);

    assertThat(set.name()).isEqualTo(folder.getFileName().toString());
    assertThat(set.packets())
        .extracting(LabelledSignal::device)
        .containsExactly("alpha", "beta", "7");
  }

  @Test
  void cutsPacketsOutOfRecordings() throws IOException {
    PacketSet set = PacketFiles.foundBy(SLICES).read(sigmf("long", "alpha", 3 * PACKET + 5));

    assertThat(set.devices()).containsExactly("alpha");
    assertThat(set.packets()).hasSize(3);
  }

  @Test
  void tellsTheEmittersOfOneRecordingApart() {
    Path file = folder.resolve("mixed");
    try (SigmfWriter writer = SigmfWriter.create(file, SigmfDescription.defaults())) {
      writer.append(signal(2 * PACKET, 1));
      writer.annotate(Annotation.ofEmitter(0, PACKET, "left"));
      writer.annotate(Annotation.ofEmitter(PACKET, PACKET, "right"));
      writer.commit();
    }

    PacketSet set = PacketFiles.foundBy(SLICES).read(file);

    assertThat(set.packets()).extracting(LabelledSignal::device).containsExactly("left", "right");
  }

  @Test
  void refusesAnUnlabelledRecordingByName() throws IOException {
    Path file = sigmf("who/nobody", "", PACKET);

    assertThatThrownBy(() -> PacketFiles.ofPackets().read(file))
        .isInstanceOf(UnlabelledRecordingException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void namesDevicesAfterFilesOrFoldersWhereAsked() throws IOException {
    sigmf("who/nobody", "x", PACKET);
    PacketFiles files = PacketFiles.ofPackets();

    assertThat(files.withNaming(DeviceNaming.byFile()).read(folder).devices())
        .containsExactly("nobody");
    assertThat(files.withNaming(DeviceNaming.byFolder()).read(folder).devices())
        .containsExactly("who");
  }

  @Test
  void listsTheSetsOfATestbed() throws IOException {
    Path enrolment = hdf5("enrolment.h5", 1);
    sigmf("D1/unit-01", "unit-01", PACKET);
    Files.createDirectory(folder.resolve("empty"));
    Files.writeString(folder.resolve("testbed.json"), "{}");

    assertThat(PacketFiles.setsIn(folder)).containsExactly(folder.resolve("D1"), enrolment);
    assertThat(PacketFiles.setsIn(enrolment)).containsExactly(enrolment);
  }

  @Test
  void saysWhatIsMissing() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Path shortOne = sigmf("short", "alpha", PACKET - 1);
    PacketFiles cutting = PacketFiles.foundBy(SLICES);

    assertThatThrownBy(() -> cutting.read(empty))
        .isInstanceOf(MalformedRecordingException.class)
        .hasMessageContaining("no HDF5 or SigMF recording");
    assertThatThrownBy(() -> PacketFiles.setsIn(empty))
        .isInstanceOf(MalformedRecordingException.class);
    assertThatThrownBy(() -> cutting.read(shortOne))
        .isInstanceOf(NoPreambleException.class)
        .hasMessageContaining("short");
    assertThatThrownBy(() -> cutting.read(folder.resolve("absent.h5")))
        .isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void searchesOnlyWhatIsNoPacketYet() throws IOException {
    hdf5("set.h5", 5);
    sigmf("long", "alpha", 3 * PACKET);

    PacketSet set = PacketFiles.foundBy(SLICES).read(folder);

    assertThat(set.packets())
        .extracting(LabelledSignal::device)
        .containsExactly("alpha", "alpha", "alpha", "5");
  }

  @Test
  void readsAtTheRateThatIsStated() {
    ReadOptions twice = ReadOptions.defaults().withHdf5SampleRateHz(2e6);

    PacketSet set = PacketFiles.ofPackets().withOptions(twice).read(hdf5("fast.h5", 1));

    assertThat(set.packets().get(0).samples().sampleRateHz()).isEqualTo(2e6);
  }
}
