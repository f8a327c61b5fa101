package io.rffi.experiments.lora;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which file of a folder is which set.
 *
 * @param files by the testbed's set names
 * @param published whether they are the data set of Shen et al., in which enrolled and tested
 *     packets are of one file
 */
record RecordedSets(Map<String, Path> files, boolean published) {
  static final String TRAINING = "training";
  static final String ENROLMENT = "enrolment";

  /** The names of the data set LoRa_RFFI; two of them say their folder too. */
  private static final Map<String, String> PUBLISHED =
      Map.ofEntries(
          Map.entry("dataset_training_no_aug", TRAINING),
          Map.entry("dataset_seen_devices", "seen"),
          Map.entry("dataset_residential", "unseen"),
          Map.entry("dataset_other_device_type", "other-models"),
          Map.entry("dataset_rogue", "rogue"),
          Map.entry("A", "D1"),
          Map.entry("B", "D2"),
          Map.entry("C", "D3"),
          Map.entry("D", "D4"),
          Map.entry("E", "D5"),
          Map.entry("F", "D6"),
          Map.entry("B_walk", "D7"),
          Map.entry("F_walk", "D8"),
          Map.entry("moving_office", "D9"),
          Map.entry("moving_meeting_room", "D10"),
          Map.entry("B_antenna", "D11"),
          Map.entry("F_antenna", "D12"));

  RecordedSets {
    files = Map.copyOf(files);
  }

  /** Sorts files by their names. */
  static RecordedSets of(Iterable<Path> files) {
    Map<String, Path> own = new TreeMap<>();
    Map<String, Path> published = new TreeMap<>();
    for (Path file : files) {
      String name = name(file);
      own.put(name, file);
      if (PUBLISHED.containsKey(name)) {
        published.put(PUBLISHED.get(name), file);
      }
    }
    return own.containsKey(ENROLMENT)
        ? new RecordedSets(own, false)
        : new RecordedSets(published, true);
  }

  private static String name(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.lastIndexOf('.'));
  }

  Optional<Path> file(String set) {
    return Optional.ofNullable(files.get(set));
  }

  /** The file whose first packets are enrolled when a set is tested. */
  Optional<Path> enrolment(String set) {
    if (!published) {
      return file(ENROLMENT);
    }
    return file(set.equals("seen") || set.equals("other-models") ? set : "unseen");
  }
}
