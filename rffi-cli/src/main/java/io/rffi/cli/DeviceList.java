package io.rffi.cli;

import io.rffi.cli.flow.CommandFailure;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Devices on the command line: names and ranges of numbers, such as {@code 1-10,15,sensor-17}. */
final class DeviceList {
  private static final Pattern RANGE = Pattern.compile("(\\d{1,6})-(\\d{1,6})");

  private DeviceList() {}

  static Set<String> parse(String text) {
    Set<String> devices = new LinkedHashSet<>();
    for (String part : text.split(",", -1)) {
      String name = part.strip();
      Matcher range = RANGE.matcher(name);
      if (name.isEmpty()) {
        throw new CommandFailure("there is an empty name in the devices \"" + text + "\"");
      }
      if (range.matches()) {
        addRange(Integer.parseInt(range.group(1)), Integer.parseInt(range.group(2)), devices);
      } else {
        devices.add(name);
      }
    }
    return devices;
  }

  private static void addRange(int first, int last, Set<String> devices) {
    if (last < first) {
      throw new CommandFailure("devices " + first + "-" + last + " are the wrong way round");
    }
    for (int number = first; number <= last; number++) {
      devices.add(Integer.toString(number));
    }
  }
}
