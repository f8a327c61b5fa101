package io.rffi.embed.onnx;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * ONNX Runtime's native libraries on the disk, for as long as loading them takes.
 *
 * <p>The runtime's own loader leaves them in the temporary folder until the JVM ends in good order,
 * some 25 MB after every kill, and an empty folder always. Here they lie in a folder that only its
 * owner can enter, and are gone as soon as they are loaded; Windows keeps them until the JVM ends.
 */
final class NativeFolder implements AutoCloseable {
  static final String PREFIX = "rffi-onnxruntime-";

  private static final String PROPERTY = "onnxruntime.native.path";
  private static final String RUNTIMES_OWN_PREFIX = "onnxruntime-java";
  private static final List<String> LIBRARIES =
      List.of("onnxruntime", "onnxruntime4j_jni", "onnxruntime_providers_shared");

  /** With any of these the runtime's own loader is needed later, and its folder. */
  private static final List<String> ACCELERATORS =
      List.of(
          "onnxruntime_providers_cuda",
          "onnxruntime_providers_rocm",
          "onnxruntime_providers_dnnl",
          "onnxruntime_providers_openvino",
          "onnxruntime_providers_tensorrt",
          "onnxruntime_providers_qnn",
          "webgpu_dawn");

  /** Loading takes a second at most: what is older was left behind by a kill. */
  private static final Duration LEFT_BEHIND = Duration.ofHours(1);

  private final Path folder;
  private final List<Path> foldersBefore;

  /** Null leaves all to the runtime's loader. */
  private NativeFolder(Path folder) {
    this.folder = folder;
    foldersBefore = folder == null ? List.of() : beside(folder, RUNTIMES_OWN_PREFIX);
  }

  /**
   * Unpacks the libraries for this platform. Does nothing where the loader was told another place,
   * or where the runtime comes with accelerators or without libraries for this platform: then all
   * is left to the loader.
   *
   * @param runtime a class of the runtime, which is not yet initialised
   * @throws IOException if there is no place for them
   */
  static NativeFolder unpack(Class<?> runtime) throws IOException {
    boolean toldAnotherPlace =
        System.getProperties().stringPropertyNames().stream()
            .anyMatch(name -> name.startsWith("onnxruntime.native."));
    if (toldAnotherPlace
        || resource(runtime, LIBRARIES.get(0)) == null
        || ACCELERATORS.stream().anyMatch(library -> resource(runtime, library) != null)) {
      return new NativeFolder(null);
    }
    NativeFolder natives = new NativeFolder(Files.createTempDirectory(PREFIX));
    try {
      natives.removeLeftBehind();
      for (String library : LIBRARIES) {
        natives.unpack(library, resource(runtime, library));
      }
      return natives;
    } catch (IOException | RuntimeException e) {
      natives.close();
      throw e;
    }
  }

  private void unpack(String library, URL resource) throws IOException {
    if (resource != null) {
      try (InputStream in = resource.openStream()) {
        Files.copy(in, folder.resolve(fileName(library)));
      }
    }
  }

  private static URL resource(Class<?> runtime, String library) {
    return runtime.getResource("native/" + platform() + "/" + fileName(library));
  }

  /** As the runtime's loader names it. */
  private static String platform() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String processor = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    boolean mac = system.contains("mac") || system.contains("darwin");
    String os = mac ? "osx" : system.contains("win") ? "win" : "linux";
    boolean x64 = processor.startsWith("amd64") || processor.startsWith("x86_64");
    return os + "-" + (x64 ? "x64" : processor);
  }

  private static String fileName(String library) {
    return System.mapLibraryName(library).replace("jnilib", "dylib");
  }

  /** Makes the runtime's loader look for the libraries here, until this is closed. */
  void announce() {
    if (folder != null) {
      System.setProperty(PROPERTY, folder.toString());
    }
  }

  /** To be called when they are loaded, or can't be. */
  @Override
  public void close() {
    if (folder == null) {
      return;
    }
    System.clearProperty(PROPERTY);
    if (!delete(folder)) {
      // Windows keeps what is loaded. The last that is named here goes first.
      folder.toFile().deleteOnExit();
      files(folder).forEach(File::deleteOnExit);
    }
    removeRuntimesOwn();
  }

  /**
   * The runtime's loader has made a folder too, for nothing, and removes it in the end if no kill
   * comes. It is known only by being new: if two are, one belongs to another process.
   */
  private void removeRuntimesOwn() {
    List<Path> made = new ArrayList<>(beside(folder, RUNTIMES_OWN_PREFIX));
    made.removeAll(foldersBefore);
    if (made.size() == 1) {
      delete(made.get(0));
    }
  }

  /** A kill may come while the libraries are being loaded. */
  private void removeLeftBehind() {
    long recently = System.currentTimeMillis() - LEFT_BEHIND.toMillis();
    for (Path other : beside(folder, PREFIX)) {
      if (other.toFile().lastModified() < recently) {
        delete(other);
      }
    }
  }

  /** Folders whose names begin alike, without links; none if the place can't be listed. */
  private static List<Path> beside(Path folder, String prefix) {
    File[] all = folder.toFile().getParentFile().listFiles((in, name) -> name.startsWith(prefix));
    return all == null
        ? List.of()
        : Stream.of(all)
            .map(File::toPath)
            .filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
            .toList();
  }

  /** Nothing but the libraries is deleted, and a folder only if it holds no more than them. */
  private static boolean delete(Path folder) {
    files(folder).forEach(File::delete);
    return folder.toFile().delete();
  }

  private static Stream<File> files(Path folder) {
    return LIBRARIES.stream().map(library -> folder.resolve(fileName(library)).toFile());
  }
}
