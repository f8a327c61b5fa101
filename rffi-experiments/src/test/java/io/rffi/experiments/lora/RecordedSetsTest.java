package io.rffi.experiments.lora;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RecordedSetsTest {
  @Test
  void thePublishedDataSetIsKnownByItsNames() {
    RecordedSets sets =
        of(
            "Dataset/Train/dataset_training_aug.h5",
            "Dataset/Train/dataset_training_no_aug.h5",
            "Dataset/Test/dataset_residential.h5",
            "Dataset/Test/dataset_seen_devices.h5",
            "Dataset/Test/channel_problem/F_walk.h5");

    assertThat(sets.published()).isTrue();
    assertThat(sets.file("training")).hasValue(Path.of("Dataset/Train/dataset_training_no_aug.h5"));
    assertThat(sets.file("D8")).hasValue(Path.of("Dataset/Test/channel_problem/F_walk.h5"));
    assertThat(sets.file("D1")).isEmpty();
    assertThat(sets.enrolment("D8")).hasValue(Path.of("Dataset/Test/dataset_residential.h5"));
    assertThat(sets.enrolment("seen")).hasValue(Path.of("Dataset/Test/dataset_seen_devices.h5"));
  }

  @Test
  void testbedsAreKnownByTheirEnrolment() {
    RecordedSets sets = of("training.h5", "enrolment.h5", "D1.h5");

    assertThat(sets.published()).isFalse();
    assertThat(sets.file("D1")).hasValue(Path.of("D1.h5"));
    assertThat(sets.enrolment("seen")).hasValue(Path.of("enrolment.h5"));
  }

  private static RecordedSets of(String... files) {
    List<Path> paths = Stream.of(files).map(Path::of).toList();
    return RecordedSets.of(paths);
  }
}
