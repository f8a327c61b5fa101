package io.rffi.cli.flow;

import io.rffi.api.IqSignal;
import io.rffi.api.Preamble;
import io.rffi.api.PreambleExtractor;
import io.rffi.api.SignalSource;
import java.util.Iterator;
import java.util.List;

/**
 * Packets that a model was made for; of a recording that holds none, whatever others there are, so
 * that a quality gate can say what they are.
 *
 * @param wanted finds what the model was made for
 * @param others finds what else there may be; asked only where nothing was found
 */
public record WantedPackets(PreambleExtractor wanted, PreambleExtractor others)
    implements PreambleExtractor {
  @Override
  public List<Preamble> extract(IqSignal capture) {
    List<Preamble> found = wanted.extract(capture);
    return found.isEmpty() ? others.extract(capture) : found;
  }

  /** Whether there is none is known at the end only, so that the source is gone through again. */
  @Override
  public Iterable<Preamble> search(SignalSource source) {
    return () -> {
      Iterator<Preamble> found = wanted.search(source).iterator();
      return found.hasNext() ? found : others.search(source).iterator();
    };
  }
}
