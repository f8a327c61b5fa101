package io.rffi.train.discriminant;

import io.rffi.train.descent.Batch;
import io.rffi.train.engine.Tensor;
import io.rffi.train.engine.TrainedNetwork;
import io.rffi.train.network.Layer;
import io.rffi.train.network.Network;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Fits {@link Network#linear}: Fisher's linear discriminants (R. A. Fisher, 1936; C. R. Rao, 1948),
 * with axes weighted by how much of what they show is the device.
 *
 * <p>Values are standardised over all examples and limited. In the span of the directions that
 * ridge regression finds to tell the devices apart, however poor the reception (in all, if the
 * devices outnumber the values), the scatter within devices at high SNR is made white, and the axes
 * are turned to those of the scatter b² between devices. Axis i is then weighted by (b²/(1 + b²))²:
 * with few devices most axes show nothing but what sessions and noise do, and unweighted they would
 * drown the others in every distance (compare the shrinkage of probabilistic LDA, S. Ioffe, 2006).
 *
 * <p>A distance of 1 is a deviation within a device. Not normalised to unit length.
 */
public final class DiscriminantAnalysis {
  private final Network network;
  private final float limit;
  private final int dimension;
  private final double ridge;

  /**
   * An analysis.
   *
   * @param network a {@link Network#linear} one; axes beyond the number of devices − 1 stay 0
   * @param ridge what is added to the scatter's diagonal, relative to its mean, &gt; 0
   */
  public DiscriminantAnalysis(Network network, double ridge) {
    List<Layer> layers = network.layers();
    if (layers.size() != 4
        || !(layers.get(0) instanceof Layer.Standardise)
        || !(layers.get(1) instanceof Layer.Limit limiting)
        || !(layers.get(3) instanceof Layer.Dense dense)) {
      throw new IllegalArgumentException(network.name() + " is no linear network");
    }
    if (!(ridge > 0) || ridge == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("a ridge is positive and finite, got " + ridge);
    }
    this.network = network;
    this.limit = limiting.limit();
    this.dimension = dense.units();
    this.ridge = ridge;
  }

  /**
   * Fits the map.
   *
   * @param portions examples in any number of batches; labels number the devices from 0
   * @param highSnr examples of the same devices at high SNR
   * @param devices how many devices there are, ≥ 2, each with an example at least
   * @param threads how many threads the engine may use, ≥ 1
   * @return the network with its parameters
   */
  public TrainedNetwork fit(List<Batch> portions, List<Batch> highSnr, int devices, int threads) {
    Standardisation standard = Standardisation.of(portions);
    DMatrixRMaj directions = span(standard, portions, devices, threads);
    try (Moments moments = new Moments(standard, limit, devices, threads)) {
      highSnr.forEach(moments::add);
      return new TrainedNetwork(network, parameters(standard, map(moments, directions)));
    }
  }

  /**
   * The directions in which devices are looked for; all there are if the devices outnumber them.
   */
  private DMatrixRMaj span(
      Standardisation standard, List<Batch> portions, int devices, int threads) {
    int inputs = standard.mean().length;
    if (devices > inputs) {
      return CommonOps_DDRM.identity(inputs);
    }
    try (Moments moments = new Moments(standard, limit, devices, threads)) {
      portions.forEach(moments::add);
      return discriminants(moments.products(), moments.sums(), moments.counts());
    }
  }

  /** Inputs × dimension, and in the last row what has to be added. */
  private DMatrixRMaj map(Moments highSnr, DMatrixRMaj directions) {
    DMatrixRMaj sums = highSnr.sums();
    Axes axes = Axes.of(highSnr.products(), sums, highSnr.counts(), directions);
    int inputs = directions.numRows;
    DMatrixRMaj map = new DMatrixRMaj(inputs + 1, dimension);
    DMatrixRMaj turned = new DMatrixRMaj(inputs, axes.count());
    CommonOps_DDRM.mult(directions, axes.directions(), turned);
    double[] centre = centre(sums, highSnr.counts());
    for (int axis = 0; axis < Math.min(dimension, axes.count()); axis++) {
      double weight = axes.weight(axis);
      for (int input = 0; input < inputs; input++) {
        double value = weight * turned.get(input, axis);
        map.set(input, axis, value);
        map.add(inputs, axis, -value * centre[input]);
      }
    }
    return map;
  }

  /** The directions that ridge regression finds to tell the devices apart, a column each. */
  private DMatrixRMaj discriminants(DMatrixRMaj total, DMatrixRMaj sums, double[] counts) {
    int inputs = total.numRows;
    DMatrixRMaj regular = total.copy();
    double floor = ridge * CommonOps_DDRM.trace(total) / inputs;
    for (int n = 0; n < inputs; n++) {
      regular.add(n, n, floor);
    }
    // Indicators less their mean, so that what all devices share is not looked for.
    double[] centre = centre(sums, counts);
    DMatrixRMaj targets = new DMatrixRMaj(inputs, counts.length);
    for (int device = 0; device < counts.length; device++) {
      for (int input = 0; input < inputs; input++) {
        targets.set(input, device, sums.get(device, input) - counts[device] * centre[input]);
      }
    }
    LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.symmPosDef(inputs);
    if (!solver.setA(regular)) {
      throw new IllegalArgumentException(
          "the examples' scatter is singular: are there values that are not finite?");
    }
    DMatrixRMaj directions = new DMatrixRMaj(inputs, counts.length);
    solver.solve(targets, directions);
    return directions;
  }

  /** The mean of the devices' means, each counted alike. */
  private static double[] centre(DMatrixRMaj sums, double[] counts) {
    double[] centre = new double[sums.numCols];
    for (int device = 0; device < counts.length; device++) {
      for (int input = 0; input < centre.length; input++) {
        centre[input] += sums.get(device, input) / counts[device] / counts.length;
      }
    }
    return centre;
  }

  private List<Tensor> parameters(Standardisation standard, DMatrixRMaj map) {
    int inputs = map.numRows - 1;
    float[] weights = new float[dimension * inputs];
    float[] bias = new float[dimension];
    for (int axis = 0; axis < dimension; axis++) {
      for (int input = 0; input < inputs; input++) {
        weights[axis * inputs + input] = (float) map.get(input, axis);
      }
      bias[axis] = (float) map.get(inputs, axis);
    }
    long[] cells = {1, 1, inputs};
    List<Tensor> parameters = new ArrayList<>();
    parameters.add(Tensor.of(cells, standard.mean()));
    parameters.add(Tensor.of(cells, standard.scale()));
    parameters.add(Tensor.of(new long[] {dimension, inputs}, weights));
    parameters.add(Tensor.of(new long[] {dimension}, bias));
    return parameters;
  }
}
