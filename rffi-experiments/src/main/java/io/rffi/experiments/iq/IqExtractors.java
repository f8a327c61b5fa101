package io.rffi.experiments.iq;

import io.rffi.train.IqParadigm;
import io.rffi.train.IqRecipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The extractors of the I/Q experiments: the three paradigms of Morge-Rollet et al. (CAID 2020) as
 * published, the same by our recipe, the triplet loss, and all by our recipe on half of the
 * devices.
 */
final class IqExtractors {
  private static final List<IqExtractor> ALL = list();

  private IqExtractors() {}

  private static List<IqExtractor> list() {
    List<IqExtractor> all = new ArrayList<>();
    for (IqParadigm paradigm : IqParadigm.values()) {
      all.add(
          new IqExtractor(
              standard(paradigm),
              text(paradigm) + " by our recipe, all devices",
              false,
              IqRecipe.standard(paradigm)));
    }
    for (IqParadigm paradigm : IqParadigm.values()) {
      if (paradigm != IqParadigm.TRIPLET) {
        all.add(
            new IqExtractor(
                published(paradigm),
                text(paradigm) + " as published, all devices",
                false,
                IqRecipe.published(paradigm)));
      }
    }
    for (IqParadigm paradigm : IqParadigm.values()) {
      all.add(
          new IqExtractor(
              half(paradigm),
              text(paradigm) + " by our recipe, the first half of the devices",
              true,
              IqRecipe.standard(paradigm)));
    }
    return List.copyOf(all);
  }

  /**
   * By our recipe, on all devices.
   *
   * @param paradigm how it learns to compare
   * @return the extractor's name
   */
  static String standard(IqParadigm paradigm) {
    return text(paradigm);
  }

  /**
   * As published, on all devices.
   *
   * @param paradigm how it learns to compare
   * @return the extractor's name
   */
  static String published(IqParadigm paradigm) {
    return text(paradigm) + "-published";
  }

  /**
   * By our recipe, on half of the devices.
   *
   * @param paradigm how it learns to compare
   * @return the extractor's name
   */
  static String half(IqParadigm paradigm) {
    return text(paradigm) + "-half";
  }

  private static String text(IqParadigm paradigm) {
    return paradigm.name().toLowerCase(Locale.ROOT);
  }

  /**
   * All of them.
   *
   * @return in the order in which they are trained
   */
  static List<IqExtractor> all() {
    return ALL;
  }
}
