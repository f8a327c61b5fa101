package io.rffi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rffi.cli.flow.CommandFailure;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;

/** Frequencies are taken as receivers' tools take them. */
class HertzTest {
  @ParameterizedTest
  @CsvSource({
    "125000, 125000",
    "125000.0, 125000",
    "125e3, 125000",
    "1.25E+5, 125000",
    "125k, 125000",
    "125K, 125000",
    ".125M, 125000",
    "868.1M, 868100000",
    "868.1 MHz, 868100000",
    "868.1m, 868100000",
    "2.4G, 2400000000",
    "-200e3, -200000",
    "+7.5kHz, 7500",
    "5., 5",
    "44.1e3Hz, 44100",
    "0, 0",
    "0.1M, 100000"
  })
  void readsDecimalsExponentsAndUnits(String written, double hz) {
    assertThat(Hertz.parse(written).value()).isEqualTo(hz);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "k",
        "abc",
        "2.4x",
        "1e999",
        "1e9999",
        "NaN",
        "Infinity",
        "0x10",
        "1,5",
        "1_0",
        "1d"
      })
  void refusesWhatIsNoFrequency(String written) {
    assertThatThrownBy(() -> Hertz.parse(written))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("\"" + written + "\" is no frequency; give hertz, such as");
  }

  @Test
  void someHaveToBePositive() {
    assertThat(new Hertz(5).positive("--rate")).isEqualTo(5);
    assertThatThrownBy(() -> new Hertz(0).positive("--rate"))
        .isInstanceOf(CommandFailure.class)
        .hasMessage("--rate must be positive, got 0.0");
  }

  /** Every option in hertz, of every command, takes all of this. */
  @Test
  void noOptionInHertzIsReadInAnotherWay() {
    List<OptionSpec> options = hertz(RffiCommand.commandLine());

    assertThat(options).hasSizeGreaterThan(10);
    for (OptionSpec option : options) {
      Class<?>[] types = option.auxiliaryTypes();
      assertThat(types[types.length - 1]).as(option.longestName()).isEqualTo(Hertz.class);
    }
  }

  private static List<OptionSpec> hertz(CommandLine command) {
    List<OptionSpec> options =
        new java.util.ArrayList<>(
            command.getCommandSpec().options().stream()
                .filter(option -> option.paramLabel().equals("HZ"))
                .toList());
    command.getSubcommands().values().forEach(each -> options.addAll(hertz(each)));
    return options;
  }
}
