package io.rffi.match.enrolment;

/** What the few matrices here need: a triangular root, and the axes of a symmetric one. */
final class SymmetricMatrices {
  private static final int MOST_SWEEPS = 60;

  private SymmetricMatrices() {}

  /** The lower triangle L with L·Lᵀ = matrix, by Cholesky. */
  static double[][] root(double[][] matrix) {
    int size = matrix.length;
    double[][] root = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = matrix[i][j];
        for (int k = 0; k < j; k++) {
          sum -= root[i][k] * root[j][k];
        }
        if (i == j && !(sum > 0)) {
          throw new IllegalArgumentException("a covariance is not positive definite");
        }
        root[i][j] = i == j ? Math.sqrt(sum) : sum / root[j][j];
      }
    }
    return root;
  }

  /** L⁻¹·columns, in place. */
  static void solve(double[][] root, double[][] columns) {
    for (int i = 0; i < root.length; i++) {
      for (int column = 0; column < columns[i].length; column++) {
        double sum = columns[i][column];
        for (int k = 0; k < i; k++) {
          sum -= root[i][k] * columns[k][column];
        }
        columns[i][column] = sum / root[i][i];
      }
    }
  }

  /** L⁻¹·matrix·L⁻ᵀ of a symmetric matrix. */
  static double[][] between(double[][] root, double[][] matrix) {
    double[][] half = transposed(matrix);
    solve(root, half);
    double[][] whole = transposed(half);
    solve(root, whole);
    return whole;
  }

  static double[][] transposed(double[][] matrix) {
    double[][] transposed = new double[matrix[0].length][matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < matrix[0].length; j++) {
        transposed[j][i] = matrix[i][j];
      }
    }
    return transposed;
  }

  static double[][] product(double[][] a, double[][] b) {
    double[][] product = new double[a.length][b[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int k = 0; k < b.length; k++) {
        for (int j = 0; j < b[0].length; j++) {
          product[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return product;
  }

  /**
   * The axes of a symmetric matrix, by Jacobi's rotations.
   *
   * @return Qᵀ with matrix = Q·Λ·Qᵀ: a row for each axis
   */
  static double[][] axes(double[][] matrix) {
    int size = matrix.length;
    double[][] a = new double[size][];
    double[][] rows = new double[size][size];
    double all = 0;
    for (int i = 0; i < size; i++) {
      a[i] = matrix[i].clone();
      rows[i][i] = 1;
      for (double value : a[i]) {
        all += value * value;
      }
    }
    for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
      double off = 0;
      for (int p = 0; p < size; p++) {
        for (int q = 0; q < p; q++) {
          off += a[p][q] * a[p][q];
          rotate(a, rows, p, q);
        }
      }
      if (off <= 1e-28 * all) {
        break;
      }
    }
    return rows;
  }

  private static void rotate(double[][] a, double[][] rows, int p, int q) {
    if (a[p][q] == 0) {
      return;
    }
    double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
    double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
    double c = 1 / Math.sqrt(t * t + 1);
    double s = t * c;
    for (int k = 0; k < a.length; k++) {
      double kp = a[k][p];
      double kq = a[k][q];
      a[k][p] = c * kp - s * kq;
      a[k][q] = s * kp + c * kq;
    }
    for (int k = 0; k < a.length; k++) {
      double pk = a[p][k];
      double qk = a[q][k];
      a[p][k] = c * pk - s * qk;
      a[q][k] = s * pk + c * qk;
      double rowP = rows[p][k];
      double rowQ = rows[q][k];
      rows[p][k] = c * rowP - s * rowQ;
      rows[q][k] = s * rowP + c * rowQ;
    }
  }
}
