package io.rffi.train.network;

import io.rffi.train.network.Layer.Convolution;
import io.rffi.train.network.Layer.Dense;
import io.rffi.train.network.Layer.Dropout;
import io.rffi.train.network.Layer.Flatten;
import io.rffi.train.network.Layer.L2Normalise;
import io.rffi.train.network.Layer.Relu;
import io.rffi.train.network.Layer.Size;
import java.util.ArrayList;
import java.util.List;

/**
 * The network of A. Morge-Rollet, F. Le Roy, D. Le Jeune and R. Gautier, "Siamese Network on I/Q
 * Signals for RF Fingerprinting" (CAID 2020), and the parts in which its transfer learning trains
 * it. 1.56 M parameters, nearly all in the first dense layer.
 */
public final class IqNetworks {
  /** How many samples the network looks at. */
  public static final int WINDOW = 128;

  private static final int FILTERS = 50;
  private static final int TAPS = 7;
  private static final int FEATURES = 256;
  private static final int DIMENSION = 128;

  /** As published. */
  public static final float PUBLISHED_DROPOUT = 0.5f;

  private static final Size STEP = Size.square(1);
  private static final Size VALID = Size.square(0);
  private static final Size INPUT = new Size(2, WINDOW);

  private IqNetworks() {}

  /**
   * The network as published.
   *
   * @param dropout before the last dense layer, 0 ≤ rate &lt; 1; 0 for none. Comparisons of pairs
   *     learn slowly with the published {@link #PUBLISHED_DROPOUT}, since it makes even a window
   *     differ from itself
   * @return 1 × 2 × 128 in (row 0 is I, row 1 is Q), 128 values ≥ 0 out
   */
  public static Network siamese(float dropout) {
    return new Network("iq-siamese", 1, INPUT, joined(trunkLayers(), headLayers(dropout)));
  }

  /**
   * The network as published, but its output is brought to length 1, as triplet losses want it.
   *
   * @param dropout before the last dense layer, 0 ≤ rate &lt; 1; 0 for none
   * @return 1 × 2 × 128 in, 128 values of Euclidean length 1 out
   */
  public static Network unitLength(float dropout) {
    List<Layer> layers = joined(trunkLayers(), headLayers(dropout));
    // Behind a last ReLU all angles would be acute.
    layers.remove(layers.size() - 1);
    layers.add(new L2Normalise());
    return new Network("iq-unit-length", 1, INPUT, layers);
  }

  /**
   * What is left of the network when its last two layers are dropped.
   *
   * @return 1 × 2 × 128 in, 256 values ≥ 0 out
   */
  public static Network trunk() {
    return new Network("iq-trunk", 1, INPUT, trunkLayers());
  }

  /**
   * The new last layer that is trained behind the trunk.
   *
   * @param dropout before the dense layer, 0 ≤ rate &lt; 1; 0 for none
   * @return 1 × 1 × 256 in, 128 values ≥ 0 out
   */
  public static Network head(float dropout) {
    return new Network(
        "iq-head", 1, new Size(1, FEATURES), joined(List.of(new Flatten()), headLayers(dropout)));
  }

  private static List<Layer> trunkLayers() {
    return List.of(
        new Convolution(FILTERS, new Size(1, TAPS), STEP, VALID),
        new Relu(),
        new Convolution(FILTERS, new Size(2, TAPS), STEP, VALID),
        new Relu(),
        new Flatten(),
        new Dense(FEATURES),
        new Relu());
  }

  private static List<Layer> headLayers(float dropout) {
    List<Layer> dense = List.of(new Dense(DIMENSION), new Relu());
    return dropout == 0 ? dense : joined(List.of(new Dropout(dropout)), dense);
  }

  private static List<Layer> joined(List<Layer> first, List<Layer> then) {
    List<Layer> all = new ArrayList<>(first);
    all.addAll(then);
    return all;
  }
}
