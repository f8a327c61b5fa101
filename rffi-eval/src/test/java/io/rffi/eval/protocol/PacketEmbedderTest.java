package io.rffi.eval.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rffi.api.ModelException;
import io.rffi.api.Rejection;
import io.rffi.api.SampleRateException;
import io.rffi.eval.data.LabelledSignal;
import io.rffi.eval.data.PacketSet;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Batches of packets in several threads. */
class PacketEmbedderTest {
  @ParameterizedTest
  @CsvSource({"1,1", "7,2", "64,3", "23,1"})
  void keepsTheOrderWhateverTheBatches(int batch, int threads) {
    PacketSet set = Points.set("set", 1, 5, 23, 0.1, 4);

    EmbeddedSet embedded = new PacketEmbedder(Points.EMBEDDER, batch, threads).embed(set);

    assertThat(embedded.name()).isEqualTo("set");
    assertThat(embedded.rejected()).isEmpty();
    assertThat(embedded.packets()).hasSize(5 * 23);
    for (int n = 0; n < embedded.packets().size(); n++) {
      EmbeddedPacket packet = embedded.packets().get(n);
      LabelledSignal source = set.packets().get(n);
      assertThat(packet.number()).isEqualTo(n);
      assertThat(packet.device()).isEqualTo(source.device());
      assertThat(packet.fingerprint().toArray()).isEqualTo(source.samples().toArray());
    }
  }

  @Test
  void keepsPoorPacketsAsRejectedWithTheirNumber() {
    List<LabelledSignal> packets = new ArrayList<>();
    for (int n = 0; n < 20; n++) {
      packets.add(Points.packet("d" + n, n % 6 == 5 ? 0 : 1 + n));
    }

    EmbeddedSet embedded = Points.embedded(new PacketSet("some", packets));

    assertThat(embedded.rejected()).extracting(RejectedPacket::number).containsExactly(5, 11, 17);
    assertThat(embedded.rejected().get(1).device()).isEqualTo("d11");
    assertThat(embedded.rejected().get(1).rejection().check()).isEqualTo("energy");
    assertThat(embedded.packets()).hasSize(17);
    assertThat(embedded.packets().get(5).device()).isEqualTo("d6");
    assertThat(embedded.packets().get(5).number()).isEqualTo(6);
  }

  @Test
  void keepsWhatAGateRejectedAmongThem() {
    Rejection weak = new Rejection("snr", 5, 20, "too weak");

    EmbeddedSet embedded =
        new PacketEmbedder(Points.EMBEDDER, 4, 2)
            .embed(
                "gated",
                sink -> {
                  for (int n = 0; n < 20; n++) {
                    if (n % 6 == 2) {
                      sink.reject("d" + n, weak);
                    } else {
                      sink.accept(Points.packet("d" + n, n == 4 ? 0 : 1 + n));
                    }
                  }
                });

    assertThat(embedded.rejected()).extracting(RejectedPacket::number).containsExactly(2, 4, 8, 14);
    assertThat(embedded.rejected().get(2)).isEqualTo(new RejectedPacket(8, "d8", weak));
    assertThat(embedded.packets())
        .hasSize(16)
        .allMatch(one -> one.device().equals("d" + one.number()));
  }

  @Test
  void tellsEqualSamplesFromOthers() {
    EmbeddedSet embedded =
        Points.embedded(
            new PacketSet(
                "three",
                List.of(
                    Points.packet("a", 1, 2), Points.packet("b", 1, 2), Points.packet("a", 1, 3))));

    List<EmbeddedPacket> packets = embedded.packets();
    assertThat(packets.get(0).digest()).isEqualTo(packets.get(1).digest());
    assertThat(packets.get(0).digest()).isNotEqualTo(packets.get(2).digest());
  }

  @Test
  void refusesASetOfWhichNothingIsLeft() {
    PacketSet silent = new PacketSet("silent", List.of(Points.packet("a", 0)));

    assertThatThrownBy(() -> Points.embedded(silent))
        .isInstanceOf(UnusablePacketsException.class)
        .hasMessageContaining("silent")
        .hasMessageContaining("no energy");
  }

  @Test
  void passesOnWhatElseGoesWrong() {
    PacketEmbedder failing =
        new PacketEmbedder(
            signals -> {
              throw new SampleRateException(2e6, 1e6, "of the model");
            },
            4,
            2);
    PacketEmbedder forgetful = new PacketEmbedder(signals -> List.of(), 4, 2);
    PacketSet set = Points.set("set", 1, 2, 9, 0.1, 4);

    assertThatThrownBy(() -> failing.embed(set)).isInstanceOf(SampleRateException.class);
    assertThatThrownBy(() -> forgetful.embed(set))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("0 fingerprints of 4 preambles");
    assertThatThrownBy(() -> new PacketEmbedder(Points.EMBEDDER, 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
