package io.rffi.augment.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rffi.api.Preamble;
import io.rffi.augment.transmitter.Transmitter;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.dsp.lora.LoraPreambleExtractor;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttackTest {
  private static final Set<Attack> BOTH = EnumSet.allOf(Attack.class);

  private static Testbed attacked(String name, double scale) {
    return Testbeds.of(name, Difficulty.DEFAULT, 7, scale, BOTH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lora-60", "iq-16", "ble-16", "zigbee-16"})
  void allOtherReceptionsStayAsTheyAre(String name) {
    Testbed plain = Testbeds.of(name, Difficulty.DEFAULT, 7, 0.001);
    Testbed attacked = attacked(name, 0.001);
    assertThat(attacked.sets()).hasSize(plain.sets().size() + 2).containsAll(plain.sets());
    for (TestSet set : plain.sets()) {
      int last = set.receptions() - 1;
      assertThat(attacked.receive(set, last)).isEqualTo(plain.receive(set, last));
      assertThat(attacked.transmitter(set, last)).isEqualTo(plain.transmitter(set, last));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"lora-60", "iq-16", "ble-16", "zigbee-16"})
  void attackersAreOthersAndImitateEnrolledUnitsInTurn(String name) {
    Testbed plain = Testbeds.of(name, Difficulty.DEFAULT, 7, 0.01);
    Testbed attacked = attacked(name, 0.02);
    assertThat(attacked.units()).isEqualTo(plain.units() + 5);
    for (Attack attack : Attack.values()) {
      TestSet set = attacked.set(attack.setName());
      assertThat(set.units()).hasSize(5).allMatch(unit -> unit >= plain.units());
      Set<Integer> imitated = new TreeSet<>();
      for (int index = 0; index < Math.min(2, set.receptionsPerUnit()); index++) {
        Reception reception = attacked.receive(set, index);
        assertThat(reception.unit()).isEqualTo(plain.units());
        assertThat(attacked.family(reception.unit())).isEqualTo("high-end-sdr");
        imitated.add(reception.imitated().orElseThrow());
      }
      assertThat(imitated).hasSize(2).allMatch(unit -> unit < plain.units());
    }
    assertThat(attacked.receive(attacked.sets().get(0), 0).imitated()).isEmpty();
  }

  /** 20 Hz of error and the crystals' wander, 40 Hz, and what an extractor errs. */
  @ParameterizedTest
  @EnumSource
  void packetsHaveTheVictimsCarrierOffset(Attack attack) {
    Testbed testbed = attacked("lora-60", 0.04);
    TestSet set = testbed.set(attack.setName());
    LoraPreambleExtractor extractor = LoraPreambleExtractor.of(LoraParameters.EU868_SF7);
    for (int index = 0; index < 4; index++) {
      Reception reception = testbed.receive(set, index);
      List<Preamble> found = extractor.extract(reception.capture());
      assertThat(found).hasSize(1);
      assertThat(found.get(0).cfoHz()).isCloseTo(reception.cfoHz(), within(250.0));
      assertThat(Correlation.differenceDb(found.get(0).samples(), reception.examples().get(0)))
          .isLessThan(-22);
    }
  }

  @Test
  void aMimicHasItsVictimsMixerAndItsOwnAmplifier() {
    Testbed testbed = attacked("ble-16", 0.02);
    TestSet set = testbed.set("attack-mimic");
    Transmitter mimic = testbed.transmitter(set, 0);
    int victim = testbed.receive(set, 0).imitated().orElseThrow();
    TestSet enrolment = testbed.set("enrolment");
    Transmitter unit = testbed.transmitter(enrolment, victim * enrolment.receptionsPerUnit());
    assertThat(mimic.iqImbalance().gainDb()).isCloseTo(unit.iqImbalance().gainDb(), within(0.5));
    assertThat(mimic.powerAmplifier()).isNotEqualTo(unit.powerAmplifier());
    assertThat(mimic.carrierHz()).isEqualTo(unit.carrierHz());
  }
}
