package io.rffi.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * What the packets hold that have no header.
 *
 * @param length bytes of payload, 1 to 255
 * @param codingRate 5 to 8
 */
record ImplicitHeader(int length, int codingRate) {
  private static final Pattern TEXT = Pattern.compile("(\\d{1,3}):(?:4/)?([5-8])");

  /** Reads "16:7" and "16:4/7". */
  static final class Converter implements ITypeConverter<ImplicitHeader> {
    Converter() {}

    @Override
    public ImplicitHeader convert(String text) {
      Matcher parts = TEXT.matcher(text);
      int length = parts.matches() ? Integer.parseInt(parts.group(1)) : 0;
      if (length < 1 || length > 255) {
        throw new TypeConversionException(
            "say the payload's bytes, 1 to 255, and the code rate, 4/5 to 4/8, such as 16:4/7, not "
                + text);
      }
      return new ImplicitHeader(length, Integer.parseInt(parts.group(2)));
    }
  }
}
