package io.rffi.experiments.run;

import io.rffi.experiments.Merit;
import io.rffi.experiments.PublishedFigure;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a paper states of its experiments. Filled by one thread before others read it. */
public final class PublishedFigures {
  private final String source;
  private final Map<Key, PublishedFigure> figures = new HashMap<>();

  private record Key(String experiment, String extractor, String set, Merit merit) {}

  /**
   * None yet.
   *
   * @param source the paper
   */
  public PublishedFigures(String source) {
    this.source = source;
  }

  /**
   * The paper.
   *
   * @return authors, title, where and when
   */
  public String source() {
    return source;
  }

  /**
   * Adds a figure.
   *
   * @param experiment our name of the experiment
   * @param extractor the extractor's name
   * @param set the tested set's name
   * @param merit which figure
   * @param value as the paper states it, 0 to 1
   * @return this
   */
  public PublishedFigures with(
      String experiment, String extractor, String set, Merit merit, double value) {
    return put(new Key(experiment, extractor, set, merit), value, false);
  }

  /**
   * Adds a figure of which the paper only says that it is more.
   *
   * @param experiment our name of the experiment
   * @param extractor the extractor's name
   * @param set the tested set's name
   * @param merit which figure
   * @param value than which it is more, 0 to 1
   * @return this
   */
  public PublishedFigures withAtLeast(
      String experiment, String extractor, String set, Merit merit, double value) {
    return put(new Key(experiment, extractor, set, merit), value, true);
  }

  private PublishedFigures put(Key key, double value, boolean atLeast) {
    figures.put(key, new PublishedFigure(value, atLeast, source));
    return this;
  }

  /**
   * What was published of an experiment.
   *
   * @param experiment our name of the experiment
   * @param extractor the extractor's name
   * @param set the tested set's name
   * @param merit which figure
   * @return the figure, if the paper states it
   */
  public Optional<PublishedFigure> find(
      String experiment, String extractor, String set, Merit merit) {
    return Optional.ofNullable(figures.get(new Key(experiment, extractor, set, merit)));
  }
}
