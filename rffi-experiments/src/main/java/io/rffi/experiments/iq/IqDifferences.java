package io.rffi.experiments.iq;

import io.rffi.experiments.Difference;
import io.rffi.experiments.Origin;
import java.util.ArrayList;
import java.util.List;

/** Why figures may differ from those of Morge-Rollet et al. (CAID 2020). */
final class IqDifferences {
  private IqDifferences() {}

  static List<Difference> of(Origin origin) {
    List<Difference> all = new ArrayList<>();
    if (origin.simulated()) {
      all.add(
          all(
              "The published figures are of 16 real radios of one model. These are of simulated"
                  + " ones, whose spread is an estimate, and of windows cut where all frames are"
                  + " alike: 128 samples of random data tell more of the data than of the radio."));
    }
    all.add(
        all(
            "Extractors whose names end in published follow the paper's settings (listed pairs,"
                + " dropout, constant rates, 32 epochs) as far as their minutes go. The others"
                + " learn from all pairs of a batch beside a classifier, without dropout, at a rate"
                + " that is brought down: beside them, too, stands the paper's figure, which is of"
                + " other settings."));
    all.add(
        all(
            "Gradients are cut to a common norm of 1, which the paper doesn't mention. In the transfer"
                + " the frozen layers' output is scaled to a mean distance of 1 before the new layer"
                + " is trained behind them: at distances far above the margin that layer is driven to"
                + " zero here."));
    all.add(
        all(
            "Packets are split by their order: what is tested was sent after all that was learnt"
                + " from. Windows that are drawn at random have neighbours in time on the other"
                + " side, which is easier."));
    all.add(
        new Difference(
            "pairs",
            "The triplet loss has no limit of its own for pairs: that is taken which judges most"
                + " validation pairs rightly."));
    return all;
  }

  private static Difference all(String reason) {
    return new Difference("", reason);
  }
}
