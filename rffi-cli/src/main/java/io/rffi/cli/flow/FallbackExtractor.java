package io.rffi.cli.flow;

import io.rffi.api.IqSignal;
import io.rffi.api.Preamble;
import io.rffi.api.PreambleExtractor;
import io.rffi.api.SignalSource;
import java.util.Iterator;
import java.util.List;

/**
 * The packets of a preferred extractor, such as one for what a model was made for; of a recording
 * that holds none, whatever others there are, so that a quality gate can say what they are.
 *
 * @param preferred finds what the model was made for
 * @param fallback finds what else there may be; asked only where nothing was found
 */
public record FallbackExtractor(PreambleExtractor preferred, PreambleExtractor fallback)
    implements PreambleExtractor {
  @Override
  public List<Preamble> extract(IqSignal capture) {
    List<Preamble> found = preferred.extract(capture);
    return found.isEmpty() ? fallback.extract(capture) : found;
  }

  /** Whether there is none is known at the end only, so that the source is gone through again. */
  @Override
  public Iterable<Preamble> search(SignalSource source) {
    return () -> {
      Iterator<Preamble> found = preferred.search(source).iterator();
      return found.hasNext() ? found : fallback.search(source).iterator();
    };
  }
}
