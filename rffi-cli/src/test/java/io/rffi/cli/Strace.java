package io.rffi.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Watches what a process and its children ask of the system, where strace is installed. */
final class Strace {
  private static final String CALLS =
      "connect,sendto,sendmsg,sendmmsg,openat,?open,?creat,?mkdir,mkdirat,?rename,?renameat,renameat2,"
          + "?link,linkat,?symlink,symlinkat,?mknod,mknodat";

  private static final Pattern CALL = Pattern.compile("\\d+ +(\\w+)\\((.*)");
  private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern INTERNET = Pattern.compile("sa_family=AF_INET");
  private static final Set<String> OPENING = Set.of("open", "openat");
  private static final Set<String> SENDING = Set.of("connect", "sendto", "sendmsg", "sendmmsg");

  /** Read by the C library when it looks a name up; nsswitch.conf serves other questions too. */
  private static final Set<String> NAME_LOOKUP =
      Set.of("/etc/resolv.conf", "/etc/hosts", "/etc/host.conf", "/etc/gai.conf");

  private static final Pattern WRITING = Pattern.compile("\\bO_(WRONLY|RDWR|CREAT|TMPFILE)\\b");

  private Strace() {}

  /** Whether it is installed, and allowed to watch. */
  static boolean works() {
    try {
      Process process =
          new ProcessBuilder("strace", "-f", "-qq", "--seccomp-bpf", "-o", "/dev/null", "true")
              .redirectErrorStream(true)
              .start();
      process.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** What goes before a command. */
  static List<String> watching(Path trace) {
    return List.of(
        "strace", "-f", "-qq", "--seccomp-bpf", "-o", trace.toString(), "-e", "trace=" + CALLS);
  }

  /**
   * Connections, things sent, name look-ups, and files made or written to outside some places,
   * tried or done.
   *
   * @param declared where files may be written
   */
  static List<String> misdeeds(Path trace, List<Path> declared) {
    List<String> found = new ArrayList<>();
    try (Stream<String> lines = Files.lines(trace, StandardCharsets.ISO_8859_1)) {
      lines.filter(line -> isMisdeed(line, declared)).forEach(found::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  private static boolean isMisdeed(String line, List<Path> declared) {
    Matcher call = CALL.matcher(line);
    if (!call.lookingAt()) {
      // The end of a call that began in another line.
      return false;
    }
    String name = call.group(1);
    String arguments = call.group(2);
    if (SENDING.contains(name)) {
      return INTERNET.matcher(arguments).find();
    }
    List<String> paths = QUOTED.matcher(arguments).results().map(found -> found.group(1)).toList();
    if (OPENING.contains(name) && !WRITING.matcher(arguments).find()) {
      return paths.stream().anyMatch(NAME_LOOKUP::contains);
    }
    return paths.stream().anyMatch(path -> !isWithin(path, declared));
  }

  /** A relative path is one in the working folder, which is always declared. */
  private static boolean isWithin(String path, List<Path> declared) {
    Path normal = Path.of(path).normalize();
    return path.startsWith("/dev/")
        || path.startsWith("/proc/self/")
        || (!normal.isAbsolute() && !normal.startsWith(".."))
        || declared.stream().anyMatch(normal::startsWith);
  }
}
