package io.rffi.train.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rffi.train.engine.EmbeddingModel;
import io.rffi.train.engine.TrainedNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IqNetworksTest {
  private static List<float[]> windows() {
    Random random = new Random(2);
    List<float[]> windows = new ArrayList<>();
    for (int n = 0; n < 4; n++) {
      float[] window = new float[256];
      for (int k = 0; k < window.length; k++) {
        window[k] = (float) random.nextGaussian();
      }
      windows.add(window);
    }
    return windows;
  }

  @Test
  void hasThePublishedSize() {
    try (EmbeddingModel model =
        new EmbeddingModel(IqNetworks.siamese(IqNetworks.PUBLISHED_DROPOUT), 1, 1)) {
      // Two convolutions, a dense layer over 50 × 116 values, and the last one.
      assertThat(model.snapshot().size())
          .isEqualTo((7 + 1) * 50 + (50 * 14 + 1) * 50 + (50 * 116 + 1) * 256 + (256 + 1) * 128);
      assertThat(model.dimension()).isEqualTo(128);
      for (float[] output : model.embed(windows())) {
        for (float value : output) {
          assertThat(value).isNotNegative();
        }
      }
    }
  }

  @Test
  void outputsOfLengthOne() {
    try (EmbeddingModel model = new EmbeddingModel(IqNetworks.unitLength(0), 1, 1)) {
      for (float[] output : model.embed(windows())) {
        double square = 0;
        for (float value : output) {
          square += value * value;
        }
        assertThat(square).isCloseTo(1, within(1e-5));
      }
    }
  }

  @Test
  void aCutAndAHeadMakeTheWhole() {
    List<float[]> windows = windows();
    try (EmbeddingModel whole = new EmbeddingModel(IqNetworks.siamese(0.5f), 1, 1);
        EmbeddingModel trunk = new EmbeddingModel(IqNetworks.trunk(), 1, 2);
        EmbeddingModel head = new EmbeddingModel(IqNetworks.head(0.5f), 1, 3)) {
      TrainedNetwork cut = whole.snapshot().cutTo(IqNetworks.trunk());
      trunk.restore(cut.parameters());
      float[][] expected = head.embed(List.of(trunk.embed(windows)));
      TrainedNetwork joined = cut.followedBy(head.snapshot(), "joined");
      try (EmbeddingModel together = new EmbeddingModel(joined.network(), 1, 4)) {
        together.restore(joined.parameters());
        float[][] found = together.embed(windows);
        for (int n = 0; n < found.length; n++) {
          assertThat(found[n]).usingComparatorWithPrecision(1e-5f).containsExactly(expected[n]);
        }
      }
      trunk.restore(cut.scaled(0.25f).parameters());
      float[][] quarter = trunk.embed(windows);
      trunk.restore(cut.parameters());
      float[][] full = trunk.embed(windows);
      assertThat(quarter[1][7]).isCloseTo(full[1][7] / 4, within(1e-5f));
      assertThat(quarter[2][9]).isCloseTo(full[2][9] / 4, within(1e-5f));
      assertThatThrownBy(() -> cut.scaled(0)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> whole.snapshot().cutTo(Network.publishedLora()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("does not begin");
    }
  }

  @Test
  void impossibleDropoutsAreRefused() {
    assertThatThrownBy(() -> IqNetworks.siamese(1)).hasMessageContaining("dropout");
    assertThatThrownBy(() -> new Layer.Dropout(0)).hasMessageContaining("dropout");
  }
}
