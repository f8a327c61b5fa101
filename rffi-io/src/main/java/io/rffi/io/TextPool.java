package io.rffi.io;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Labels, each kept once however often it stands in the file. Not thread-safe. */
final class TextPool {
  private static final int MOST_CHARACTERS = 1 << 25;

  private final MetadataParser parser;
  private final Map<String, Optional<String>> texts = new HashMap<>();
  private int characters;

  TextPool(MetadataParser parser) {
    this.parser = parser;
  }

  Optional<String> keep(Optional<String> text) {
    return text.flatMap(found -> texts.computeIfAbsent(found, this::counted));
  }

  private Optional<String> counted(String text) {
    characters += text.length();
    if (characters > MOST_CHARACTERS) {
      throw parser.malformed("labels of more than " + MOST_CHARACTERS + " characters");
    }
    return Optional.of(text);
  }
}
