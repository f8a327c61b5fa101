package io.rffi.cli;

import io.rffi.cli.flow.CommandFailure;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** The experiments that {@code --only} names. */
final class Choice {
  private Choice() {}

  /** Those of the given names; all if there are none. */
  static <E extends Enum<E>> Set<E> of(
      Class<E> kind, Function<E, String> text, List<String> names) {
    Set<E> wanted = EnumSet.noneOf(kind);
    names.forEach(name -> wanted.add(one(kind, text, name)));
    return wanted.isEmpty() ? EnumSet.allOf(kind) : wanted;
  }

  private static <E extends Enum<E>> E one(Class<E> kind, Function<E, String> text, String name) {
    return Stream.of(kind.getEnumConstants())
        .filter(each -> text.apply(each).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new CommandFailure(
                    "--only: there is no experiment \""
                        + name
                        + "\", only "
                        + Stream.of(kind.getEnumConstants()).map(text).toList()));
  }
}
