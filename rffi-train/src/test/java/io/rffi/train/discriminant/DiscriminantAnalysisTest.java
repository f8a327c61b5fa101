package io.rffi.train.discriminant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rffi.train.descent.Batch;
import io.rffi.train.engine.EmbeddingModel;
import io.rffi.train.engine.TrainedNetwork;
import io.rffi.train.network.Network;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscriminantAnalysisTest {
  private static final int DEVICES = 12;
  private static final int PACKETS = 200;

  private final Random random = new Random(4);
  private int inputs = 10;

  /**
   * Input 0 tells devices apart but for a disturbance ten times as strong, which input 1 shows,
   * too: only the difference of the two tells anything.
   */
  @ParameterizedTest
  @ValueSource(ints = {10, 14})
  void findsWhatIsLeftWhenADisturbanceIsTakenAway(int count) {
    inputs = count; // fewer or more than devices
    float[][] embedded = embedded(fit(batches(0.5)), batches(0.5));
    double within = 0;
    double between = 0;
    double[] means = new double[DEVICES];
    for (int n = 0; n < embedded.length; n++) {
      means[n / PACKETS] += embedded[n][0] / PACKETS;
    }
    for (int n = 0; n < embedded.length; n++) {
      within += Math.pow(embedded[n][0] - means[n / PACKETS], 2) / embedded.length;
    }
    for (double mean : means) {
      between += mean * mean / DEVICES;
    }
    // Device marks have a variance of 1, what is left of the disturbance of 0.25.
    assertThat(between / within).isBetween(1.0, 16.0);
  }

  @Test
  void axesThatShowNoDeviceAreMadeSmall() {
    float[][] embedded = embedded(fit(batches(0.5)), batches(0.5));
    assertThat(spread(embedded, 3)).isLessThan(0.1 * spread(embedded, 0));
  }

  @Test
  void isCentredOnTheDevices() {
    float[][] embedded = embedded(fit(batches(0.5)), batches(0.5));
    for (int axis = 0; axis < 5; axis++) {
      double mean = 0;
      for (float[] point : embedded) {
        mean += point[axis] / embedded.length;
      }
      assertThat(mean).isCloseTo(0, within(0.05 + 0.1 * spread(embedded, axis)));
    }
  }

  @Test
  void moreAxesThanDevicesAreZero() {
    List<Batch> two = batches(0.5).subList(0, 2);
    float[][] embedded = embedded(fit(two, 2), two);
    assertThat(spread(embedded, 0)).isGreaterThan(0.1);
    for (int axis = 2; axis < 5; axis++) {
      assertThat(spread(embedded, axis)).isZero();
    }
  }

  @Test
  void refusesWhatCantBeFitted() {
    assertThatThrownBy(() -> new DiscriminantAnalysis(network(), 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new DiscriminantAnalysis(Network.compactLora(), 0.01))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no linear network");
    List<Batch> broken = new ArrayList<>(batches(0.5));
    broken.get(0).examples().get(3)[2] = Float.NaN;
    assertThatThrownBy(() -> fit(broken)).isInstanceOf(IllegalArgumentException.class);
  }

  private Network network() {
    return Network.linear(inputs, 5);
  }

  private TrainedNetwork fit(List<Batch> portions) {
    return fit(portions, DEVICES);
  }

  private TrainedNetwork fit(List<Batch> portions, int devices) {
    return new DiscriminantAnalysis(network(), 1e-3).fit(portions, portions, devices, 1);
  }

  private float[][] embedded(TrainedNetwork network, List<Batch> batches) {
    try (EmbeddingModel model = new EmbeddingModel(network(), 1, 1)) {
      model.restore(network.parameters());
      return model.embed(batches.stream().flatMap(batch -> batch.examples().stream()).toList());
    }
  }

  private static double spread(float[][] points, int axis) {
    double squares = 0;
    for (float[] point : points) {
      squares += point[axis] * point[axis] / points.length;
    }
    return Math.sqrt(squares);
  }

  private List<Batch> batches(double rest) {
    random.setSeed(4);
    List<Batch> batches = new ArrayList<>();
    for (int device = 0; device < DEVICES; device++) {
      double mark = random.nextGaussian();
      List<float[]> examples = new ArrayList<>();
      for (int n = 0; n < PACKETS; n++) {
        double disturbance = 10 * random.nextGaussian();
        float[] example = new float[inputs];
        for (int k = 2; k < inputs; k++) {
          example[k] = (float) random.nextGaussian();
        }
        example[0] = (float) (mark + disturbance + rest * random.nextGaussian());
        example[1] = (float) disturbance;
        examples.add(example);
      }
      batches.add(new Batch(examples, Collections.nCopies(PACKETS, device)));
    }
    return batches;
  }
}
