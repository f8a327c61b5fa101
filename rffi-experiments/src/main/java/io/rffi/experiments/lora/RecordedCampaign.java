package io.rffi.experiments.lora;

import io.rffi.api.MalformedRecordingException;
import io.rffi.eval.data.LabelledSignal;
import io.rffi.eval.data.PacketFiles;
import io.rffi.eval.data.PacketSet;
import io.rffi.eval.simulate.TestbedFile;
import io.rffi.experiments.Difference;
import io.rffi.experiments.Origin;
import io.rffi.experiments.run.CachedPackets;
import io.rffi.experiments.run.FileMark;
import io.rffi.train.LoraData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Packets in HDF5 files: either one file for each set of the testbed {@code lora-60}, as {@code
 * rffi simulate} writes them, or the data set LoRa_RFFI as its authors offer it, in whatever
 * folders.
 *
 * <p>Of the latter, each device's first 100 packets are enrolled and the next 100 tested, as in the
 * program that its authors published.
 */
final class RecordedCampaign implements LoraCampaign {
  private static final int DEPTH = 4;
  private static final int PACKETS = 100;
  private static final String UNSEEN = LoraExperiment.AGAINST_ROGUES;

  private final Path folder;
  private final RecordedSets sets;
  private final boolean simulated;
  private final CachedPackets training;
  private Optional<String> mark = Optional.empty();

  private RecordedCampaign(Path folder, RecordedSets sets, boolean simulated) {
    this.folder = folder;
    this.sets = sets;
    this.simulated = simulated;
    training =
        new CachedPackets(() -> PacketFiles.ofPackets().read(require(RecordedSets.TRAINING)));
  }

  /**
   * Looks which sets a folder holds; reads none yet.
   *
   * @param folder with HDF5 files
   * @return the campaign
   * @throws MalformedRecordingException if there is nothing to train on, or nothing to enrol
   */
  static RecordedCampaign in(Path folder) {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder, DEPTH)) {
      files = all.filter(RecordedCampaign::isHdf5).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("can't list " + folder, e);
    }
    RecordedSets sets = RecordedSets.of(files);
    if (sets.file(RecordedSets.TRAINING).isEmpty() || sets.enrolment(UNSEEN).isEmpty()) {
      throw new MalformedRecordingException(
          folder.toString(),
          -1,
          "wanted are training.h5 and enrolment.h5 and further sets of lora-60, or"
              + " dataset_training_no_aug.h5 and dataset_residential.h5 and further sets of"
              + " LoRa_RFFI");
    }
    // Files of a simulation stay simulated, whoever reads them.
    return new RecordedCampaign(folder, sets, Files.exists(folder.resolve(TestbedFile.NAME)));
  }

  private static boolean isHdf5(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return Files.isRegularFile(file) && (name.endsWith(".h5") || name.endsWith(".hdf5"));
  }

  @Override
  public String describe() {
    return "%s files of %s, %s"
        .formatted(
            simulated ? "simulated" : "recorded",
            folder.toAbsolutePath().normalize().getFileName(),
            sets.published() ? "LoRa_RFFI" : "by the names of lora-60");
  }

  @Override
  public LoraData training(int devices) {
    if (mark.isEmpty()) {
      mark = Optional.of(FileMark.of(require(RecordedSets.TRAINING)));
    }
    return LoraData.withHeldOutPackets(mark.get(), training, devices);
  }

  @Override
  public boolean has(String set) {
    return sets.file(set).isPresent();
  }

  @Override
  public GalleryAndProbes tested(String set, Optional<String> enrolled) {
    PacketSet test = test(set);
    Path enrolment = enrolled.map(this::require).orElseGet(() -> sets.enrolment(set).orElseThrow());
    List<String> devices = test.devices();
    return new GalleryAndProbes(
        enrolment + " of " + devices,
        () -> {
          PacketSet all = read(enrolment, Set.copyOf(devices));
          return sets.published() ? PacketRange.of(all, 0, PACKETS) : all;
        },
        test);
  }

  private PacketSet test(String set) {
    PacketSet all =
        sets.published() ? later(require(set)) : PacketFiles.ofPackets().read(require(set));
    return set.equals(LoraExperiment.SEEN) ? first(all, LoraExperiment.SEEN_DEVICES) : all;
  }

  private static PacketSet first(PacketSet all, int devices) {
    List<String> names = all.devices();
    return all.ofDevices(names.subList(0, Math.min(devices, names.size()))::contains);
  }

  private static PacketSet later(Path file) {
    return PacketRange.of(PacketFiles.ofPackets().read(file), PACKETS, 2 * PACKETS);
  }

  @Override
  public PacketSet rogues() {
    PacketSet all = PacketFiles.ofPackets().read(require("rogue"));
    return sets.published() ? PacketRange.of(all, 0, PACKETS) : all;
  }

  private static PacketSet read(Path file, Set<String> devices) {
    List<LabelledSignal> packets = new ArrayList<>();
    PacketFiles.ofPackets()
        .each(
            file,
            packet -> {
              if (devices.contains(packet.device())) {
                packets.add(packet);
              }
            });
    return new PacketSet(PacketFiles.name(file), packets);
  }

  private Path require(String set) {
    Optional<Path> file = sets.file(set);
    return file.orElseThrow(() -> new IllegalArgumentException("no set " + set + " in " + folder));
  }

  @Override
  public Origin origin(String set) {
    return simulated ? Origin.SIMULATED : Origin.RECORDED;
  }

  @Override
  public List<Difference> differences() {
    return simulated ? LoraDifferences.ofSimulation() : List.of();
  }
}
