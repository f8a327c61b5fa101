package io.rffi.embed.impairment;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The carrier's phase from block to block of a packet, and the cubic through it: what is left of
 * the carrier offset, its drift, and how the drift changes.
 *
 * <p>Legendre polynomials over the packet are the terms, so that each figure stands by itself.
 * Blocks of one waveform must not turn by more than half a cycle from one to the next.
 */
final class PhaseTrack {
  private static final int TERMS = 4;

  private final int blocks;
  private final int blockLength;
  private final DMatrixRMaj pseudoInverse;

  /**
   * For some blocks.
   *
   * @param blocks how many, ≥ 5
   * @param blockLength in samples
   */
  PhaseTrack(int blocks, int blockLength) {
    this.blocks = blocks;
    this.blockLength = blockLength;
    DMatrixRMaj design = new DMatrixRMaj(blocks, TERMS);
    for (int block = 0; block < blocks; block++) {
      for (int term = 0; term < TERMS; term++) {
        design.set(block, term, Legendre.at(term, place(blockLength * (block + 0.5))));
      }
    }
    pseudoInverse = new DMatrixRMaj(TERMS, blocks);
    CommonOps_DDRM.pinv(design, pseudoInverse);
  }

  /** From −1 at the first sample to 1 behind the last. */
  private double place(double sample) {
    return 2 * sample / (blocks * blockLength) - 1;
  }

  /**
   * Fits.
   *
   * @param gains one complex gain for each block, in the order of time
   * @return the cubic
   */
  Cubic fit(List<double[]> gains) {
    double[] phases = new double[blocks];
    for (int block = 0; block < blocks; block++) {
      double[] gain = gains.get(block);
      double angle = Math.atan2(gain[1], gain[0]);
      phases[block] = block == 0 ? angle : phases[block - 1] + wrapped(angle - phases[block - 1]);
    }
    DMatrixRMaj terms = new DMatrixRMaj(TERMS, 1);
    CommonOps_DDRM.mult(pseudoInverse, DMatrixRMaj.wrap(blocks, 1, phases), terms);
    return new Cubic(terms.data, residual(phases, terms.data));
  }

  private double residual(double[] phases, double[] terms) {
    double sum = 0;
    for (int block = 0; block < blocks; block++) {
      double left = phases[block] - value(terms, blockLength * (block + 0.5));
      sum += left * left;
    }
    return Math.sqrt(sum / (blocks - TERMS));
  }

  private double value(double[] terms, double sample) {
    double sum = 0;
    for (int term = 0; term < TERMS; term++) {
      sum += terms[term] * Legendre.at(term, place(sample));
    }
    return sum;
  }

  private static double wrapped(double radians) {
    return Math.IEEEremainder(radians, 2 * Math.PI);
  }

  /** The phase over time. */
  final class Cubic {
    private final double[] terms;
    private final double residual;

    private Cubic(double[] terms, double residual) {
      this.terms = terms;
      this.residual = residual;
    }

    /** The phase at the middle of a sample, in radians. */
    double at(int sample) {
      return value(terms, sample + 0.5);
    }

    /** The mean frequency, in cycles per sample. */
    double frequency() {
      return terms[1] / (Math.PI * blocks * blockLength);
    }

    /** The quadratic term, in radians at the packet's ends. */
    double drift() {
      return terms[2];
    }

    /** The cubic term, in radians at the packet's end. */
    double driftChange() {
      return terms[3];
    }

    /** The deviation of the blocks' phases from the cubic, in radians. */
    double residual() {
      return residual;
    }
  }
}
