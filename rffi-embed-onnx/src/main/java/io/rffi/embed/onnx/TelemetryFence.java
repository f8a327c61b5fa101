package io.rffi.embed.onnx;

import io.rffi.api.ModelException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Version;
import java.util.Optional;

/**
 * Refuses releases of ONNX Runtime that would phone home. This module asks for one that doesn't,
 * but another dependency of an application may bring a later one in its place.
 *
 * <p>From 1.29 on the runtime sends telemetry on all systems but Windows, writes files of its own
 * to the user's cache and crashes the JVM if its command line is long. All of that begins when its
 * environment is made, and only a variable that the process was started with prevents it.
 */
final class TelemetryFence {
  private static final String VARIABLE = "ORT_DISABLE_TELEMETRY";
  private static final Version FIRST_TO_SEND = Version.parse("1.29");

  private TelemetryFence() {}

  /**
   * Looks at the release on the class path or module path, without loading it.
   *
   * @param runtime a class of it
   * @throws ModelException if it would send
   */
  static void check(Class<?> runtime) {
    release(runtime)
        .ifPresent(
            release ->
                requireSilent(release, System.getenv(VARIABLE), System.getProperty("os.name", "")));
  }

  static void requireSilent(Version release, String variable, String system) {
    boolean sends = release.compareTo(FIRST_TO_SEND) >= 0 && !system.startsWith("Windows");
    if (sends && !"1".equals(variable)) {
      throw new ModelException(
          "ONNX Runtime %s sends telemetry, which only the environment can forbid; use 1.28, or"
                  .formatted(release)
              + " start the process with "
              + VARIABLE
              + "=1");
    }
  }

  /** The release, empty if whoever packed the classes has not kept it. */
  private static Optional<Version> release(Class<?> runtime) {
    if (runtime.getModule().isNamed()) {
      return runtime.getModule().getDescriptor().version();
    }
    Package jar = runtime.getPackage();
    String title = jar.getImplementationTitle();
    // The version of an application that holds the classes says nothing.
    return title != null
            && title.startsWith("onnxruntime")
            && jar.getImplementationVersion() != null
        ? parse(jar.getImplementationVersion())
        : Optional.empty();
  }

  private static Optional<Version> parse(String version) {
    try {
      return Optional.of(ModuleDescriptor.Version.parse(version));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
