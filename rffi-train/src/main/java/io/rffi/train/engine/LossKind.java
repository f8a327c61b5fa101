package io.rffi.train.engine;

/** What a {@link TripletTrainer} minimises. */
public enum LossKind {
  /**
   * max(‖a − p‖² − ‖a − n‖² + margin, 0), the mean over the active triplets of the batch (Schroff
   * et al., "FaceNet", 2015; the mean after Hermans et al., 2017). As published for LoRa; on
   * packets of low SNR it tends to collapse.
   */
  TRIPLET,

  /**
   * ln(1 + Σ_n exp((‖a − p‖² − ‖a − n‖²) / 0.2)), the mean over the pairs (a, p) of the batch: the
   * triplet loss made smooth, all negatives of a pair at once (Sohn, "Improved Deep Metric Learning
   * with Multi-class N-pair Loss Objective", 2016). Its gradient doesn't vanish at a collapse.
   */
  SOFT_TRIPLET
}
