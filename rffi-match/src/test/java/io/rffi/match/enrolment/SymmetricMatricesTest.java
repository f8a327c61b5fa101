package io.rffi.match.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SymmetricMatricesTest {
  private static double[][] positive(int size, long seed) {
    Random random = new Random(seed);
    double[][] any = new double[size][size];
    for (double[] row : any) {
      for (int n = 0; n < size; n++) {
        row[n] = random.nextGaussian();
      }
    }
    return SymmetricMatrices.product(any, SymmetricMatrices.transposed(any));
  }

  private static void assertSame(double[][] a, double[][] b) {
    for (int i = 0; i < a.length; i++) {
      assertThat(a[i]).containsExactly(b[i], within(1e-7));
    }
  }

  @Test
  void theRootSquaredIsTheMatrix() {
    double[][] matrix = positive(9, 1);
    double[][] root = SymmetricMatrices.root(matrix);

    assertSame(SymmetricMatrices.product(root, SymmetricMatrices.transposed(root)), matrix);
    double[][] unit = SymmetricMatrices.between(root, matrix);
    for (int i = 0; i < 9; i++) {
      for (int j = 0; j < 9; j++) {
        assertThat(unit[i][j]).isCloseTo(i == j ? 1 : 0, within(1e-6));
      }
    }
    assertThatThrownBy(() -> SymmetricMatrices.root(new double[][] {{1, 2}, {2, 1}}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void onItsAxesAMatrixIsDiagonal() {
    for (double[][] matrix : new double[][][] {positive(12, 2), {{2, 0}, {0, 2}}, {{0}}}) {
      double[][] axes = SymmetricMatrices.axes(matrix);
      double[][] turned =
          SymmetricMatrices.product(
              SymmetricMatrices.product(axes, matrix), SymmetricMatrices.transposed(axes));
      double[][] unit = SymmetricMatrices.product(axes, SymmetricMatrices.transposed(axes));
      for (int i = 0; i < matrix.length; i++) {
        for (int j = 0; j < matrix.length; j++) {
          assertThat(unit[i][j]).isCloseTo(i == j ? 1 : 0, within(1e-10));
          if (i != j) {
            assertThat(turned[i][j]).isCloseTo(0, within(1e-9));
          }
        }
      }
    }
  }
}
