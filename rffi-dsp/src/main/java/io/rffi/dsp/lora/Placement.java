package io.rffi.dsp.lora;

import java.util.ArrayList;
import java.util.List;

/**
 * What the tones of up- and down-chirps in windows on one grid say of a preamble.
 *
 * <p>A window that begins a part λ of a symbol after a symbol has the lower of its two up-chirp
 * tones at u = f + λB − B and that of its down-chirp tones at d = f − λB. So f = (u + d + B)/2 and
 * λ = (u − d + B)/2B. Both tones are known modulo the sample rate only; and where one of the two
 * tones of a window is faint, the other may have been taken for it, one bandwidth off.
 *
 * @param carrierHz f
 * @param lateness λ, 0 to 1
 */
record Placement(double carrierHz, double lateness) {
  /** Within this of a symbol's edge, one of the two tones of a window may drown in noise. */
  private static final double FAINT = 0.35;

  /** Every placement with the band in the captured one, or at most a quarter of it outside. */
  static List<Placement> allOf(
      double upTone, double downTone, double bandwidthHz, double sampleRateHz) {
    double reach = (sampleRateHz - bandwidthHz) / 2 + bandwidthHz / 4;
    List<Placement> placements = new ArrayList<>();
    for (Tone up : Tone.allOf(upTone, bandwidthHz, sampleRateHz)) {
      for (Tone down : Tone.allOf(downTone, bandwidthHz, sampleRateHz)) {
        double carrier = (up.hz() + down.hz() + bandwidthHz) / 2;
        double lateness = (up.hz() - down.hz() + bandwidthHz) / (2 * bandwidthHz);
        double edge = Math.min(lateness, 1 - lateness);
        // A tone's estimate is coarse: just outside a symbol is just inside it.
        boolean possible =
            Math.abs(carrier) <= reach
                && edge >= -0.01
                && (edge < FAINT || (up.sure() && down.sure()));
        Placement placement = new Placement(carrier, lateness);
        if (possible && placements.stream().noneMatch(placement::isNear)) {
          placements.add(placement);
        }
      }
    }
    return placements;
  }

  private boolean isNear(Placement other) {
    return Math.abs(carrierHz - other.carrierHz) < 1 && Math.abs(lateness - other.lateness) < 1e-3;
  }

  /** A reading of a measured tone; sure, if it does not take the one tone for the other. */
  private record Tone(double hz, boolean sure) {
    static List<Tone> allOf(double measured, double bandwidthHz, double sampleRateHz) {
      // At twice the bandwidth, a bandwidth above and one below are the same place.
      boolean either = Math.abs(sampleRateHz - 2 * bandwidthHz) < 0.02 * bandwidthHz;
      List<Tone> tones = new ArrayList<>();
      for (int rates = -2; rates <= 1; rates++) {
        double hz = measured + rates * sampleRateHz;
        tones.add(new Tone(hz, true));
        tones.add(new Tone(hz - bandwidthHz, either));
        tones.add(new Tone(hz + bandwidthHz, either));
      }
      return tones;
    }
  }
}
