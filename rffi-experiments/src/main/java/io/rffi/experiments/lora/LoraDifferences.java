package io.rffi.experiments.lora;

import io.rffi.experiments.Difference;
import io.rffi.experiments.run.ExtractorFolder;
import java.util.List;

/** Why figures may differ from those of Shen et al. (IEEE TIFS 2022). */
final class LoraDifferences {
  private LoraDifferences() {}

  /** What this trainer does otherwise, whatever it is trained on. */
  static List<Difference> ofTraining() {
    return List.of(
        all(
            "Each extractor is trained for a stated time, mostly far shorter than until its score"
                + " no longer improves, which is when the published ones were done; the standard"
                + " recipe needs less than a minute."),
        all(
            "The first learning rate is 1e-4, a tenth of the published one, at which the network"
                + " collapses here; batches are 8 devices × 4 packets, all triplets of which are"
                + " used, instead of 32 triplets drawn at random. Gradients are cut to a common norm of"
                + " 1, which the paper doesn't mention."),
        all(
            "The rate falls and the training ends by validations without improvement, as published;"
                + " but there is one every "
                + ExtractorFolder.VALIDATE_EVERY
                + " steps, not after each epoch."),
        all(
            "Channels and noise are drawn anew whenever a packet is used; the published packets were"
                + " augmented once."),
        new Difference(
            "doppler",
            "D1's packets are sent through a simulated channel with that Doppler shift; its delay"
                + " spread of 100 ns and K of 5 are ours."));
  }

  static List<Difference> ofSimulation() {
    return List.of(
        all(
            "The published figures are of 60 real devices. These are of simulated ones, whose"
                + " spread is an estimate: that the order of the extractors agrees says more than"
                + " that a figure does."),
        all(
            "Simulated devices are tested on another day than they were enrolled on, each switched"
                + " off and on meanwhile. The published test packets of seen, unseen and other"
                + " devices follow the enrolled ones in the same recording, which is easier."),
        new Difference(
            "places",
            "The places are simulated rooms that only follow the published floor plan in kind: from"
                + " 2 m in sight to the far end behind walls, two with people walking, two carried"
                + " about. The published 55.90 % and 49.40 % are of the two where the device was carried about."),
        new Difference(
            "polarisation",
            "A simulated antenna that is turned by 90° hears nothing of the direct path and what walls"
                + " have scattered 12 dB weaker: the channel is another, and not the level alone."),
        new Difference(
            "generalisation",
            "The other models are three simulated chip families; how unlike they are to the trained"
                + " one is an estimate."));
  }

  private static Difference all(String reason) {
    return new Difference("", reason);
  }
}
