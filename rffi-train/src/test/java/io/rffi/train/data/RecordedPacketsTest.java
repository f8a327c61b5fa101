package io.rffi.train.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rffi.api.IqSignal;
import io.rffi.dsp.FrontEnd;
import io.rffi.eval.data.LabelledSignal;
import io.rffi.eval.data.PacketSet;
import io.rffi.train.descent.Batch;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecordedPacketsTest {
  private static final FrontEnd FRONT_END = FrontEnd.LORA_MEAN_SYMBOL;

  /** Five packets of each of three devices, no two of them alike. */
  private static final PacketSet SET = set(5, 5, 5);

  private static PacketSet set(int... packets) {
    Random random = new Random(1);
    List<LabelledSignal> all = new ArrayList<>();
    for (int device = 0; device < packets.length; device++) {
      for (int n = 0; n < packets[device]; n++) {
        float[] noise = new float[2 * 8192];
        for (int i = 0; i < noise.length; i++) {
          noise[i] = (float) random.nextGaussian();
        }
        all.add(new LabelledSignal("device " + device, IqSignal.of(noise, 1e6).normalised()));
      }
    }
    return new PacketSet("noise", all);
  }

  /** Of channels that change nothing. */
  private static RecordedPackets source(PacketSet set) {
    return new RecordedPackets(set, (signal, random) -> signal, FRONT_END);
  }

  /** Which of the set's packets come when very many are drawn. */
  private static Set<Integer> drawn(ExampleSource source, int device) {
    Set<Integer> places = new HashSet<>();
    for (float[] input : source.draw(device, 200, 0, new Random(2))) {
      places.add(nearest(input));
    }
    return places;
  }

  private static int nearest(float[] input) {
    int nearest = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int n = 0; n < SET.packets().size(); n++) {
      FloatBuffer own = FloatBuffer.allocate(FRONT_END.inputSize());
      FRONT_END.process(SET.packets().get(n).samples(), own);
      double squares = 0;
      for (int i = 0; i < input.length; i++) {
        squares += Math.pow(input[i] - own.get(i), 2);
      }
      if (squares < least) {
        least = squares;
        nearest = n;
      }
    }
    return nearest;
  }

  @Test
  void drawsAllPacketsOfADevice() {
    assertThat(drawn(source(SET), 1)).containsExactlyInAnyOrder(5, 6, 7, 8, 9);
  }

  @Test
  void probesAreOtherPacketsThanThoseEnrolled() {
    RecordedPackets source = source(SET);
    assertThat(drawn(source.toEnrol(), 1)).containsExactlyInAnyOrder(5, 6);
    assertThat(drawn(source.toProbe(), 1)).containsExactlyInAnyOrder(7, 8, 9);
  }

  @Test
  void numbersTheDevicesThatAreLeft() {
    RecordedPackets left = source(SET).ofDevices(device -> device != 1);
    assertThat(left.devices()).isEqualTo(2);
    assertThat(drawn(left, 0)).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
    assertThat(drawn(left, 1)).containsExactlyInAnyOrder(10, 11, 12, 13, 14);
  }

  @Test
  void onePacketIsNotEnoughToBeJudgedBy() {
    RecordedPackets source = source(set(5, 1));
    assertThatThrownBy(source::toEnrol)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("single packet");
    assertThatThrownBy(source::toProbe).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void portionsOfTheDevicesThatAreLeftAreNumberedAnew() {
    List<Batch> portions = DeviceExamples.draw(source(SET), 96, 3);
    List<Batch> left = DeviceExamples.without(portions, Set.of(0));
    assertThat(portions).extracting(portion -> portion.labels().get(0)).contains(0, 1, 2);
    assertThat(left).extracting(portion -> portion.labels().get(0)).containsOnly(0, 1);
    assertThat(left.get(0).examples()).isEqualTo(portions.get(left.size() / 2).examples());
  }
}
