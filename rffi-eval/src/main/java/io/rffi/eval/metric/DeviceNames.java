package io.rffi.eval.metric;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Devices in an order that doesn't depend on the order of their packets: 2 before 10, then text.
 */
final class DeviceNames {
  private static final int MOST_DIGITS = 18;

  private static final Comparator<String> ORDER =
      Comparator.comparingLong(DeviceNames::number).thenComparing(Comparator.naturalOrder());

  private final List<String> names;
  private final Map<String, Integer> places = new HashMap<>();

  DeviceNames(Collection<String> devices) {
    names = devices.stream().distinct().sorted(ORDER).toList();
    for (int n = 0; n < names.size(); n++) {
      places.put(names.get(n), n);
    }
  }

  List<String> names() {
    return names;
  }

  int size() {
    return names.size();
  }

  int place(String device) {
    return places.get(device);
  }

  private static long number(String name) {
    boolean digits = !name.isEmpty() && name.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits && name.length() <= MOST_DIGITS ? Long.parseLong(name) : Long.MAX_VALUE;
  }
}
