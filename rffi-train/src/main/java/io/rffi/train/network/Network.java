package io.rffi.train.network;

import io.rffi.train.network.Layer.AveragePool;
import io.rffi.train.network.Layer.BatchNormalise;
import io.rffi.train.network.Layer.Convolution;
import io.rffi.train.network.Layer.Dense;
import io.rffi.train.network.Layer.Flatten;
import io.rffi.train.network.Layer.L2Normalise;
import io.rffi.train.network.Layer.Limit;
import io.rffi.train.network.Layer.Relu;
import io.rffi.train.network.Layer.Residual;
import io.rffi.train.network.Layer.Size;
import io.rffi.train.network.Layer.Standardise;
import java.util.ArrayList;
import java.util.List;

/**
 * A network's architecture: what goes in, and the layers in order. Immutable.
 *
 * @param name a short name, written into checkpoints and models
 * @param channels the input's channels
 * @param input the input's rows and columns
 * @param layers the layers, the last of which yields batch × dimension
 */
public record Network(String name, int channels, Size input, List<Layer> layers) {
  private static final float LARGEST_INPUT = 100;
  private static final float LARGEST_DEVIATION = 4;
  private static final Layer NORMALISE = new BatchNormalise(1e-5f);
  private static final List<Layer> HEAD = List.of(new Flatten(), new Dense(512), new L2Normalise());

  /** Takes a copy of the layers, and checks that only the first one standardises. */
  public Network {
    layers = List.copyOf(layers);
    if (layers.stream().skip(1).anyMatch(Standardise.class::isInstance)) {
      throw new IllegalArgumentException("only the first layer of " + name + " can standardise");
    }
  }

  /**
   * A small LoRa network for the mean symbol's spectrogram: the spectrogram ResNet of Shen et al.
   * ("Towards Scalable and Channel-Robust Radio Frequency Fingerprint Identification for LoRa",
   * IEEE TIFS 2022) with a standardising input, batch normalisation, pooling behind the first
   * convolution, and a head that pools to 5 × 4 cells before the dense layer. 0.8 M parameters
   * instead of 12.5 M, and an eighth of the arithmetic.
   *
   * @return the network, 1 × 102 × 16 in, 512 unit-length values out
   */
  public static Network compactLora() {
    List<Layer> layers =
        new ArrayList<>(
            List.of(
                new Standardise(2),
                new Convolution(32, Size.square(7), new Size(2, 1), Size.square(3)),
                NORMALISE,
                new Relu(),
                new AveragePool(Size.square(2)),
                residual(32, false, true),
                residual(32, false, true),
                residual(64, true, true),
                residual(64, false, true),
                new AveragePool(new Size(5, 2))));
    layers.addAll(HEAD);
    return new Network("lora-compact", 1, new Size(102, 16), layers);
  }

  /**
   * The spectrogram ResNet as Shen et al. published it.
   *
   * @return the network, 1 × 102 × 62 in, 512 unit-length values out
   */
  public static Network publishedLora() {
    List<Layer> layers =
        new ArrayList<>(
            List.of(
                new Convolution(32, Size.square(7), Size.square(2), Size.square(3)),
                new Relu(),
                residual(32, false, false),
                residual(32, false, false),
                residual(64, true, false),
                residual(64, false, false),
                new AveragePool(Size.square(2))));
    layers.addAll(HEAD);
    return new Network("lora-published", 1, new Size(102, 62), layers);
  }

  /**
   * A linear map behind an input of which each value is standardised and limited: what {@link
   * io.rffi.train.discriminant.DiscriminantAnalysis} fits in closed form.
   *
   * @param inputs how many values come in, whatever they are
   * @param dimension how many go out
   * @return the network, 1 × 1 × inputs in
   */
  public static Network linear(int inputs, int dimension) {
    return new Network(
        "linear-" + dimension,
        1,
        new Size(1, inputs),
        List.of(
            new Standardise(LARGEST_INPUT),
            new Limit(LARGEST_DEVIATION),
            new Flatten(),
            new Dense(dimension)));
  }

  /** Two 3 × 3 convolutions around which the input is added, projected if its channels change. */
  private static Layer residual(int filters, boolean project, boolean normalise) {
    Layer three = new Convolution(filters, Size.square(3), Size.square(1), Size.square(1));
    Layer one = new Convolution(filters, Size.square(1), Size.square(1), Size.square(0));
    return new Residual(
        normalise
            ? List.of(three, NORMALISE, new Relu(), three, NORMALISE)
            : List.of(three, new Relu(), three),
        project ? List.of(one) : List.of());
  }
}
