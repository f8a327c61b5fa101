package io.rffi.cli;

import io.rffi.api.text.Printable;
import io.rffi.cli.flow.CommandFailure;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A frequency, sample rate or bandwidth on the command line, written as receivers' tools take it:
 * {@code 125000}, {@code 125000.0}, {@code 125e3}, {@code 125k}, {@code 868.1M}, {@code 2.4 MHz}.
 *
 * @param value in Hz, finite
 */
record Hertz(double value) {
  private static final Pattern WRITTEN =
      Pattern.compile(
          "([+-]?(?:\\d++\\.?+\\d*+|\\.\\d++)(?:[eE][+-]?\\d{1,3})?)\\s*([kKmMgG]?)(?:[hH][zZ])?");

  /** Exact for what is written in decimals. */
  static Hertz parse(String text) {
    Matcher written = WRITTEN.matcher(text.strip());
    double value =
        written.matches()
            ? new BigDecimal(written.group(1))
                .scaleByPowerOfTen(power(written.group(2)))
                .doubleValue()
            : Double.NaN;
    if (!Double.isFinite(value)) {
      throw new TypeConversionException(
          "\"%s\" is no frequency; give hertz, such as 125000, 125e3, 125k or 868.1M"
              .formatted(Printable.piece(text)));
    }
    return new Hertz(value);
  }

  private static int power(String suffix) {
    return switch (suffix.toLowerCase(Locale.ROOT)) {
      case "k" -> 3;
      case "m" -> 6;
      case "g" -> 9;
      default -> 0;
    };
  }

  /** The value, of an option for which it has to be positive. */
  double positive(String option) {
    if (!(value > 0)) {
      throw new CommandFailure(option + " must be positive, got " + value);
    }
    return value;
  }

  /** For all options of all commands. */
  static final class Converter implements ITypeConverter<Hertz> {
    Converter() {}

    @Override
    public Hertz convert(String text) {
      return parse(text);
    }
  }
}
