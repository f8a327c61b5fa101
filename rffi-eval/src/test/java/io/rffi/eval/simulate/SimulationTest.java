package io.rffi.eval.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rffi.augment.testbed.Difficulty;
import io.rffi.augment.testbed.TestSet;
import io.rffi.augment.testbed.Testbed;
import io.rffi.io.Recordings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SimulationTest {
  @TempDir private Path folder;

  private List<SetResult> write(Testbed testbed, Format format) {
    SimulationSettings settings =
        new SimulationSettings("windows", Difficulty.DEFAULT, 1, 1, List.of(), Set.of(), format, 2);
    return new Simulation(settings, testbed).writeTo(folder, result -> {}, () -> {});
  }

  @Test
  void aReceptionMayHaveSeveralExamples() {
    WindowTestbed testbed = new WindowTestbed();
    SetResult result = write(testbed, Format.HDF5).get(1);
    TestSet set = testbed.set("training");

    assertThat(result.set()).isEqualTo(set);
    assertThat(result.examples()).isEqualTo(set.receptions() * WindowTestbed.WINDOWS);
    assertThat(result.exampleSamples()).isEqualTo(WindowTestbed.WINDOW);
    assertThat(result.levelDbm().getMin()).isEqualTo(-65);
    assertThat(result.levelDbm().getMax()).isEqualTo(-60);
    List<String> labels = new ArrayList<>();
    try (Recordings packets = Recordings.open(result.files().get(0))) {
      packets.forEach(packet -> labels.add(packet.emitter().orElseThrow()));
      assertThat(packets.get(WindowTestbed.WINDOWS + 1).readAll().toArray())
          .isEqualTo(testbed.receive(set, 1).examples().get(1).toArray());
    }
    assertThat(String.join("", labels)).isEqualTo("1".repeat(6) + "2".repeat(6) + "3".repeat(6));
  }

  @ParameterizedTest
  @EnumSource
  void leavesNoHalfFileBehindWhenItFails(Format format) throws IOException {
    // The second set has six receptions, two a unit; the first has four.
    assertThatThrownBy(() -> write(new WindowTestbed(5), format))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage("reception 5");

    try (Stream<Path> files = Files.walk(folder)) {
      List<String> names =
          files
              .filter(Files::isRegularFile)
              .map(file -> folder.relativize(file).toString())
              .sorted()
              .toList();
      if (format == Format.HDF5) {
        assertThat(names).containsExactly("test.csv", "test.h5");
      } else {
        assertThat(names)
            .contains("test.csv", "test/unit-03.sigmf-meta", "training/unit-02.sigmf-meta")
            .noneMatch(name -> name.endsWith(".tmp"))
            .noneMatch(name -> name.startsWith("training/unit-03"))
            .doesNotContain("training.csv");
      }
    }
  }
}
