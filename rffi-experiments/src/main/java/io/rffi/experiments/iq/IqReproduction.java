package io.rffi.experiments.iq;

import io.rffi.augment.testbed.Difficulty;
import io.rffi.augment.testbed.Testbeds;
import io.rffi.experiments.Study;
import io.rffi.train.IqData;
import java.nio.file.Path;

/**
 * The experiments of Morge-Rollet et al. (CAID 2020), and those that they leave as future work:
 * pairs, few-shot, snr and multipath.
 */
public final class IqReproduction {
  private IqReproduction() {}

  /**
   * On the simulated testbed {@code iq-16}.
   *
   * @param difficulty how hard it is
   * @param seed fixes units, sessions, channels and noise
   * @param scale multiplies the receptions of every unit, &gt; 0
   * @return on its two runs, simulated when it is run
   * @throws IllegalArgumentException if the scale is not positive and finite
   */
  public static Study simulated(Difficulty difficulty, long seed, double scale) {
    // What can't be simulated is refused now.
    Testbeds.of(IqData.TESTBED, difficulty, seed, scale);
    return new IqStudy(() -> IqCampaign.simulated(difficulty, seed, scale), IqExtractors.all());
  }

  /**
   * On packets at 5 MHz in HDF5 files.
   *
   * @param folder holds {@code run-1.h5}, and perhaps {@code run-2.h5} of another day
   * @return on the runs
   * @throws io.rffi.api.MalformedRecordingException if there is no first run
   * @throws IllegalArgumentException if there are fewer than four devices
   */
  public static Study in(Path folder) {
    IqCampaign campaign = IqCampaign.in(folder);
    return new IqStudy(() -> campaign, IqExtractors.all());
  }
}
