package io.rffi.eval.data;

import java.nio.file.Path;
import java.util.Optional;

/** Says what a recording's device is called. */
@FunctionalInterface
public interface DeviceNaming {
  /**
   * The name of the device that sent a packet.
   *
   * @param file the file that the packet is from; of a SigMF pair the metadata
   * @param emitter who sent the packet, if the file says it
   * @return the name, empty if it can't be told
   */
  Optional<String> device(Path file, Optional<String> emitter);

  /**
   * What the file says: the label of an HDF5 packet, a SigMF emitter annotation.
   *
   * @return the emitter itself
   */
  static DeviceNaming byEmitter() {
    return (file, emitter) -> emitter;
  }

  /**
   * The file's name without extension, whatever the file says.
   *
   * @return for {@code phone-a.sigmf-meta} it is {@code phone-a}
   */
  static DeviceNaming byFile() {
    return (file, emitter) -> Optional.of(RecordingFolder.name(file));
  }

  /**
   * The name of the folder that the file lies in, whatever the file says.
   *
   * @return for {@code phone-a/7.sigmf-meta} it is {@code phone-a}
   */
  static DeviceNaming byFolder() {
    return (file, emitter) ->
        Optional.ofNullable(file.toAbsolutePath().normalize().getParent().getFileName())
            .map(Path::toString);
  }
}
