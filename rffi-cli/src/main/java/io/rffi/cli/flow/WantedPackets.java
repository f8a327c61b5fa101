package io.rffi.cli.flow;

import io.rffi.api.Preamble;
import io.rffi.io.Recording;
import java.util.Iterator;

/**
 * Packets that a model was made for; of a recording that holds none, whatever others there are, so
 * that a quality gate can say what they are.
 *
 * @param wanted finds what the model was made for
 * @param others finds what else there may be; asked only where nothing was found
 */
public record WantedPackets(PacketSource wanted, PacketSource others) implements PacketSource {
  @Override
  public Iterable<Preamble> in(Recording recording) {
    return () -> {
      Iterator<Preamble> found = wanted.in(recording).iterator();
      return found.hasNext() ? found : others.in(recording).iterator();
    };
  }
}
