package io.rffi.io;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/** Names and extensions. */
final class FileNames {
  private FileNames() {}

  static String of(Path path) {
    Path name = path.getFileName();
    if (name == null) {
      throw new IllegalArgumentException("no file: " + path);
    }
    return name.toString();
  }

  static String without(String name, String extension) {
    return hasExtension(name, extension)
        ? name.substring(0, name.length() - extension.length())
        : name;
  }

  static boolean hasExtension(String name, String extension) {
    return name.toLowerCase(Locale.ROOT).endsWith(extension);
  }

  /** Whether this names a file and no way to one, on whatever system wrote it. */
  static boolean isPlain(String name) {
    return !name.isBlank()
        && !name.equals(".")
        && !name.equals("..")
        && name.chars().noneMatch(c -> c == '/' || c == '\\' || c == ':')
        && name.chars().noneMatch(Character::isISOControl)
        && isPath(name);
  }

  private static boolean isPath(String name) {
    try {
      return !Path.of(name).isAbsolute();
    } catch (InvalidPathException e) {
      return false; // as half a character is
    }
  }

  /** What follows the last slash of an archive member's path. */
  static String last(String memberPath) {
    return memberPath.substring(memberPath.lastIndexOf('/') + 1);
  }
}
