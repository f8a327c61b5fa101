package io.rffi.experiments.lora;

import io.rffi.augment.testbed.Difficulty;
import io.rffi.experiments.Study;
import java.nio.file.Path;

/**
 * The experiments of Shen et al. (IEEE TIFS 2022): generalisation, rogue, places, doppler and
 * polarisation.
 *
 * <p>The decision is the published one: 15 neighbours vote, and their mean distance is the score.
 */
public final class LoraReproduction {
  private LoraReproduction() {}

  /**
   * On the simulated testbed {@code lora-60}.
   *
   * @param difficulty how hard it is
   * @param seed fixes units, sessions, channels and noise
   * @param scale multiplies the receptions of every unit, &gt; 0
   * @return simulated when it is run
   */
  public static Study simulated(Difficulty difficulty, long seed, double scale) {
    return new LoraStudy(new SimulatedCampaign(difficulty, seed, scale), LoraExtractors.all());
  }

  /**
   * On HDF5 files: either one for each set of the testbed {@code lora-60}, or the data set
   * LoRa_RFFI as its authors offer it, in whatever folders. Of the latter, each device's first 100
   * packets are enrolled and the next 100 tested, as in the program that its authors published.
   *
   * @param folder with the files, of which none is read yet
   * @return on what there is
   * @throws io.rffi.api.MalformedRecordingException if there is nothing to train on, or nothing to
   *     enrol
   */
  public static Study in(Path folder) {
    return new LoraStudy(RecordedCampaign.in(folder), LoraExtractors.all());
  }
}
