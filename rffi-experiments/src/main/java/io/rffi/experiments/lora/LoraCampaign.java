package io.rffi.experiments.lora;

import io.rffi.eval.data.PacketSet;
import io.rffi.experiments.Difference;
import io.rffi.experiments.Origin;
import io.rffi.train.LoraData;
import java.util.List;
import java.util.Optional;

/**
 * Packets for the LoRa experiments, by the set names of the simulated testbed {@code lora-60}.
 *
 * <p>Nothing is loaded before it is asked for. For one thread.
 */
interface LoraCampaign {
  /**
   * In a line, for reports.
   *
   * @return what the packets are
   */
  String describe();

  /**
   * What extractors are trained on.
   *
   * @param devices how many devices, the first ones
   * @return the data, loaded when they are split
   */
  LoraData training(int devices);

  /**
   * Whether there is a set.
   *
   * @param set its name
   * @return whether {@link #tested} knows it, or {@link #rogues} for {@code "rogue"}
   */
  boolean has(String set);

  /**
   * Loads what is to be recognised, and says what is enrolled for that.
   *
   * @param set one that there is, not {@code "rogue"}
   * @param enrolled of which other set packets are enrolled; none for the campaign's enrolment
   * @return both
   */
  GalleryAndProbes tested(String set, Optional<String> enrolled);

  /**
   * Loads packets of devices that are not enrolled with the set {@code "unseen"}.
   *
   * @return the rogues
   */
  PacketSet rogues();

  /**
   * Where the packets of a set come from.
   *
   * @param set one that there is
   * @return the origin
   */
  Origin origin(String set);

  /**
   * Why figures on these packets may differ from published ones.
   *
   * @return reasons
   */
  List<Difference> differences();
}
