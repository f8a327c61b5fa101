package io.rffi.train.progress;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Whether standard error is a terminal, which Java itself does not tell. */
final class StderrTerminal {
  private static final Path ON_LINUX = Path.of("/proc/self/fd/2");
  private static final Pattern TERMINAL = Pattern.compile("/dev/(pts/\\d+|tty.*|console)");

  private StderrTerminal() {}

  static boolean isTerminal() {
    return !"dumb".equals(System.getenv("TERM")) && isTerminal(ON_LINUX);
  }

  /** By what the link leads to; where there is none, another program is asked. */
  static boolean isTerminal(Path link) {
    try {
      return TERMINAL.matcher(Files.readSymbolicLink(link).toString()).matches();
    } catch (IOException | UnsupportedOperationException e) {
      return asUnixTells();
    }
  }

  private static boolean asUnixTells() {
    try {
      return new ProcessBuilder("test", "-t", "2").redirectError(Redirect.INHERIT).start().waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
