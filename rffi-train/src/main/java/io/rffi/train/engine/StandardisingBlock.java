package io.rffi.train.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.Initializer;
import ai.djl.util.PairList;

/** (limited x − mean) · scale, with a mean and a scale for each cell that are not trained. */
final class StandardisingBlock extends AbstractBlock {
  private final float limit;
  private final Parameter mean;
  private final Parameter scale;

  StandardisingBlock(Shape cells, float limit) {
    this.limit = limit;
    this.mean = addParameter(constant("mean", cells, Initializer.ZEROS));
    this.scale = addParameter(constant("scale", cells, Initializer.ONES));
  }

  private static Parameter constant(String name, Shape shape, Initializer initializer) {
    return Parameter.builder()
        .setName(name)
        .setType(Parameter.Type.OTHER)
        .optShape(shape)
        .optRequiresGrad(false)
        .optInitializer(initializer)
        .build();
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> parameters) {
    NDArray image = inputs.singletonOrThrow();
    NDArray means = store.getValue(mean, image.getDevice(), training);
    NDArray scales = store.getValue(scale, image.getDevice(), training);
    return new NDList(image.clip(-limit, limit).sub(means).mul(scales));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    return inputShapes;
  }
}
