package io.rffi.train.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.rffi.train.data.Batch;
import java.util.List;

/**
 * Cross-entropy of softmax(s·cos θ_k) over the training's devices, where θ_k is the angle between
 * the output and device k's centre, and the right device's angle is enlarged by a margin (Deng et
 * al., "ArcFace: Additive Angular Margin Loss for Deep Face Recognition", 2019).
 *
 * <p>For outputs of length 1.
 *
 * @param scale s, &gt; 0
 * @param margin in radians, 0 ≤ margin &lt; π/2
 */
public record ArcFace(float scale, float margin) implements Loss {
  /** Keeps the arc cosine's slope finite. */
  private static final float LARGEST_COSINE = 0.9999f;

  private static final int[] COLUMNS = {1};

  /** Checks the ranges. */
  public ArcFace {
    if (!(scale > 0) || scale == Float.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("a scale is positive and finite, got " + scale);
    }
    if (!(margin >= 0 && margin < Math.PI / 2)) {
      throw new IllegalArgumentException("a margin lies in [0, π/2), got " + margin);
    }
  }

  @Override
  public Objective on(NDManager manager, int dimension, int devices) {
    Classifier.requireTwo(devices);
    NDArray centres = Classifier.weights(manager, dimension, devices);
    return new Objective() {
      @Override
      public Value value(NDArray outputs, Batch batch) {
        NDArray oneHot = Classifier.oneHot(outputs, batch, devices);
        NDArray lengths = centres.square().sum(COLUMNS, true).sqrt();
        NDArray cosines =
            outputs.matMul(centres.div(lengths).transpose()).clip(-LARGEST_COSINE, LARGEST_COSINE);
        NDArray enlarged = cosines.acos().add(margin).cos();
        NDArray scores = cosines.add(enlarged.sub(cosines).mul(oneHot)).mul(scale);
        return Classifier.value(outputs, scores, oneHot);
      }

      @Override
      public List<NDArray> parameters() {
        return List.of(centres);
      }
    };
  }
}
