package io.rffi.eval.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Recordings of real radios, which are not in the repository. */
@Tag("recording")
class RealRecordingsTest {
  private static final Path PLUTOS = Path.of("../../shared/recordings/pluto5g");

  @Test
  void readsWhoSentWhat() {
    assumeTrue(Files.isDirectory(PLUTOS), "the recordings are not here");

    PacketSet set = PacketFiles.ofPackets().read(PLUTOS);

    assertThat(set.name()).isEqualTo("pluto5g");
    assertThat(set.packets())
        .extracting(LabelledSignal::device)
        .containsExactly("pluto1", "pluto1", "pluto2", "pluto2", "pluto3", "pluto3");
    assertThat(set.packets())
        .allSatisfy(packet -> assertThat(packet.samples().length()).isEqualTo(20_000));
  }
}
