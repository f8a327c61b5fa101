package io.rffi.api.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ImpostorCohortTest {
  private static final double[] SNR_DB = {20, 30};

  /** Each value says where it is. */
  private static float[][][][] values(int levels, int radios, int packets, int axes) {
    float[][][][] values = new float[levels][radios][packets][axes];
    for (int level = 0; level < levels; level++) {
      for (int radio = 0; radio < radios; radio++) {
        for (int packet = 0; packet < packets; packet++) {
          for (int axis = 0; axis < axes; axis++) {
            values[level][radio][packet][axis] = 1000 * level + 100 * radio + 10 * packet + axis;
          }
        }
      }
    }
    return values;
  }

  @Test
  void givesBackWhatItWasMadeOf() {
    float[][][][] values = values(2, 5, 3, 4);
    int[] groups = {1, 0, 1, 1, 0};
    ImpostorCohort cohort = new ImpostorCohort(SNR_DB, values, groups);

    assertThat(cohort.levels()).isEqualTo(2);
    assertThat(cohort.snrDb(1)).isEqualTo(30);
    assertThat(cohort.radios()).isEqualTo(5);
    assertThat(cohort.packets()).isEqualTo(3);
    assertThat(cohort.axes()).isEqualTo(4);
    assertThat(cohort.groups()).isEqualTo(2);
    assertThat(cohort.radios(0)).isEqualTo(2);
    assertThat(cohort.radios(1)).isEqualTo(3);
    assertThat(cohort.leastRadios()).isEqualTo(2);
    for (int radio = 0; radio < 5; radio++) {
      assertThat(cohort.group(radio)).isEqualTo(groups[radio]);
      for (int level = 0; level < 2; level++) {
        for (int packet = 0; packet < 3; packet++) {
          assertThat(cohort.packet(level, radio, packet))
              .containsExactly(values[level][radio][packet]);
        }
      }
    }
  }

  @Test
  void isNotChangedFromOutside() {
    float[][][][] values = values(2, 3, 2, 2);
    int[] groups = {0, 0, 1};
    ImpostorCohort cohort = new ImpostorCohort(SNR_DB, values, groups);
    ImpostorCohort same = new ImpostorCohort(SNR_DB, values(2, 3, 2, 2), groups.clone());
    assertThat(cohort).isEqualTo(same).hasSameHashCodeAs(same);

    values[1][1][1][1] = 7;
    groups[1] = 1;
    cohort.packet(0, 0, 0)[0] = 7;
    assertThat(cohort).isEqualTo(same);
    assertThat(new ImpostorCohort(SNR_DB, values, new int[] {0, 0, 1})).isNotEqualTo(same);
    assertThat(new ImpostorCohort(SNR_DB, values(2, 3, 2, 2), groups)).isNotEqualTo(same);
  }

  @Test
  void isOfOneGroupUnlessSaid() {
    ImpostorCohort cohort = new ImpostorCohort(SNR_DB, values(2, 3, 2, 2));
    assertThat(cohort.groups()).isEqualTo(1);
    assertThat(cohort.leastRadios()).isEqualTo(3);
    assertThat(cohort.group(2)).isZero();
    assertThat(cohort).isEqualTo(new ImpostorCohort(SNR_DB, values(2, 3, 2, 2), new int[3]));
  }

  private static void assertRefused(
      double[] snrDb, float[][][][] values, int[] groups, String because) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ImpostorCohort(snrDb, values, groups))
        .withMessageContaining(because);
  }

  @Test
  void refusesGroupsThatDoNotFit() {
    float[][][][] three = values(2, 3, 2, 2);
    assertRefused(SNR_DB, three, new int[2], "3 radios, and groups of 2");
    assertRefused(SNR_DB, three, new int[] {0, -1, 0}, "radio 1 of 3 is of group -1");
    assertRefused(SNR_DB, three, new int[] {0, 3, 0}, "radio 1 of 3 is of group 3");
    assertRefused(SNR_DB, three, new int[] {2, 0, 0}, "no radio is of group 1 of 3");
    assertRefused(SNR_DB, three, new int[] {1, 1, 1}, "no radio is of group 0 of 2");
  }

  @Test
  void refusesWhatIsMissingOrNotFinite() {
    assertRefused(SNR_DB, values(1, 3, 2, 2), new int[3], "2 levels, with packets at 1");
    assertRefused(new double[0], new float[0][][][], new int[0], "0 levels");
    assertRefused(new double[] {30, 20}, values(2, 3, 2, 2), new int[3], "ascending");
    assertRefused(new double[] {20, Double.NaN}, values(2, 3, 2, 2), new int[3], "ascending");
    assertRefused(SNR_DB, values(2, 0, 2, 2), new int[0], "the same radios at each level");
    float[][][][] fewerRadios = values(2, 3, 2, 2);
    fewerRadios[1] = values(1, 2, 2, 2)[0];
    assertRefused(SNR_DB, fewerRadios, new int[3], "the same radios at each level");
    float[][][][] fewerPackets = values(2, 3, 2, 2);
    fewerPackets[1][2] = new float[1][2];
    assertRefused(SNR_DB, fewerPackets, new int[3], "radio 2 of the cohort has other packets");
    float[][][][] fewerAxes = values(2, 3, 2, 2);
    fewerAxes[0][1][1] = new float[1];
    assertRefused(SNR_DB, fewerAxes, new int[3], "radio 1 of the cohort has other packets");
    float[][][][] infinite = values(2, 3, 2, 2);
    infinite[1][2][0][1] = Float.POSITIVE_INFINITY;
    assertRefused(SNR_DB, infinite, new int[3], "radio 2 of the cohort has Infinity");
  }

  @Test
  void hasNoPacketBeyondItsOwn() {
    ImpostorCohort cohort = new ImpostorCohort(SNR_DB, values(2, 3, 2, 2));
    for (int[] bad : new int[][] {{2, 0, 0}, {0, 3, 0}, {0, 0, 2}, {-1, 0, 0}, {0, 0, -1}}) {
      assertThatExceptionOfType(IndexOutOfBoundsException.class)
          .isThrownBy(() -> cohort.packet(bad[0], bad[1], bad[2]));
    }
  }
}
