package io.rffi.experiments.lora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.IqSignal;
import io.rffi.api.MalformedRecordingException;
import io.rffi.augment.testbed.Difficulty;
import io.rffi.augment.testbed.Testbed;
import io.rffi.augment.testbed.Testbeds;
import io.rffi.eval.data.LabelledSignal;
import io.rffi.eval.data.PacketSet;
import io.rffi.experiments.Origin;
import io.rffi.io.Hdf5PacketWriter;
import io.rffi.io.LabelledPacket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedCampaignTest {
  private static final double SCALE = 0.01;

  @TempDir private Path folder;

  @Test
  void filesOfASimulationGiveWhatTheSimulationGives() throws IOException {
    Testbed testbed = Testbeds.of("lora-60", Difficulty.DEFAULT, 7, SCALE);
    for (String set : List.of("training", "enrolment", "seen", "unseen", "rogue", "D6")) {
      List<LabelledPacket> packets = new ArrayList<>();
      testbed
          .receptions(testbed.set(set))
          .forEach(
              reception ->
                  packets.add(
                      new LabelledPacket(reception.unit() + 1, reception.examples().get(0))));
      Hdf5PacketWriter.write(folder.resolve(set + ".h5"), packets);
    }
    Files.writeString(folder.resolve("testbed.json"), "{}");
    LoraCampaign files = RecordedCampaign.in(folder);
    LoraCampaign simulated = new SimulatedCampaign(Difficulty.DEFAULT, 7, SCALE);

    for (String set : List.of("seen", "unseen", "D6")) {
      assertSame(
          files.tested(set, Optional.empty()).probes(),
          simulated.tested(set, Optional.empty()).probes());
      assertSame(
          files.tested(set, Optional.empty()).gallery().get(),
          simulated.tested(set, Optional.empty()).gallery().get());
      assertThat(files.origin(set)).isEqualTo(Origin.SIMULATED);
    }
    assertThat(files.tested("seen", Optional.empty()).probes().devices())
        .as("of the thirty that were trained on")
        .hasSize(10);
    assertSame(files.rogues(), simulated.rogues());
    // One enrolment for the same devices: its fingerprints are made once.
    assertThat(files.tested("D6", Optional.empty()).galleryName())
        .isEqualTo(files.tested("unseen", Optional.empty()).galleryName());
    assertThat(files.has("D7")).isFalse();
    assertThat(files.training(10).describe())
        .matches("data=training.h5 sha256=[0-9a-f]{16} devices=10 heldOut=packets")
        .isEqualTo(RecordedCampaign.in(folder).training(10).describe());
  }

  private static void assertSame(PacketSet files, PacketSet simulated) {
    assertThat(files.packets()).hasSameSizeAs(simulated.packets());
    for (int n = 0; n < files.packets().size(); n++) {
      LabelledSignal file = files.packets().get(n);
      LabelledSignal other = simulated.packets().get(n);
      assertThat(file.device()).isEqualTo(other.device());
      for (int at = 0; at < file.samples().length(); at += 1023) {
        assertThat(file.samples().i(at)).isCloseTo(other.samples().i(at), within(1e-6f));
        assertThat(file.samples().q(at)).isCloseTo(other.samples().q(at), within(1e-6f));
      }
    }
  }

  @Test
  void ofThePublishedDataSetTheFirstPacketsAreEnrolledAndTheNextTested() throws IOException {
    Path test = Files.createDirectories(folder.resolve("Dataset/Test"));
    write(folder.resolve("dataset_training_no_aug.h5"), 4, 1, 2);
    write(test.resolve("dataset_residential.h5"), 250, 31, 32);
    write(test.resolve("dataset_rogue.h5"), 150, 41);
    write(Files.createDirectories(test.resolve("channel_problem")).resolve("A.h5"), 200, 31, 32);
    LoraCampaign campaign = RecordedCampaign.in(folder);

    GalleryAndProbes unseen = campaign.tested("unseen", Optional.empty());
    assertThat(unseen.gallery().get().packets()).hasSize(200).allMatch(numbers(0, 100));
    assertThat(unseen.probes().packets()).hasSize(200).allMatch(numbers(100, 200));
    GalleryAndProbes place = campaign.tested("D1", Optional.empty());
    assertThat(place.galleryName()).isEqualTo(unseen.galleryName());
    assertThat(place.probes().packets()).hasSize(200).allMatch(numbers(100, 200));
    assertThat(campaign.rogues().packets()).hasSize(100).allMatch(numbers(0, 100));
    assertThat(campaign.origin("D1")).isEqualTo(Origin.RECORDED);
    assertThat(campaign.has("D2")).isFalse();
  }

  @Test
  void aFolderOfOtherThingsIsRefused() throws IOException {
    write(folder.resolve("packets.h5"), 1, 1);

    assertThatThrownBy(() -> RecordedCampaign.in(folder))
        .isInstanceOf(MalformedRecordingException.class)
        .hasMessageContaining("dataset_training_no_aug.h5");
  }

  /** Packets whose angle is their number in degrees. */
  private static void write(Path file, int each, int... devices) {
    List<LabelledPacket> packets = new ArrayList<>();
    for (int device : devices) {
      for (int n = 0; n < each; n++) {
        double angle = Math.toRadians(n);
        float i = (float) Math.cos(angle);
        float q = (float) Math.sin(angle);
        packets.add(
            new LabelledPacket(device, IqSignal.of(new float[] {i, q, i, q, i, q, i, q}, 1e6)));
      }
    }
    Hdf5PacketWriter.write(file, packets);
  }

  private static Predicate<LabelledSignal> numbers(int from, int to) {
    return packet -> {
      double degrees = Math.toDegrees(Math.atan2(packet.samples().q(0), packet.samples().i(0)));
      long number = Math.floorMod(Math.round(degrees), 360L);
      return number >= from && number < to;
    };
  }
}
