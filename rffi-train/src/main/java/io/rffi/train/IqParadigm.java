package io.rffi.train;

/**
 * How an I/Q network learns to compare: the three ways of Morge-Rollet et al. (CAID 2020), and the
 * triplet loss, which they leave as future work.
 */
public enum IqParadigm {
  /** The weighted L1 similarity, trained with the network by binary cross-entropy. */
  LOGISTIC,
  /** The Euclidean distance, by the contrastive loss. */
  CONTRASTIVE,
  /**
   * A classifier of the training's devices first; then, behind its frozen trunk, a new layer by the
   * contrastive loss.
   */
  TRANSFER,
  /** The Euclidean distance of outputs of length 1, by the soft triplet loss. */
  TRIPLET
}
