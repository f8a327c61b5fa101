package io.rffi.dsp.lora;

/**
 * Where carriers are looked for, relative to the capture's 0 Hz.
 *
 * @param lowestHz the lowest carrier
 * @param highestHz the highest carrier, at least the lowest
 */
record CarrierRange(double lowestHz, double highestHz) {
  static final CarrierRange ALL =
      new CarrierRange(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  CarrierRange {
    if (!(lowestHz <= highestHz)) {
      throw new IllegalArgumentException(
          "no carrier lies between " + lowestHz + " and " + highestHz + " Hz");
    }
  }

  boolean contains(double carrierHz) {
    return carrierHz >= lowestHz && carrierHz <= highestHz;
  }

  boolean isEmptyWithin(double greatestHz) {
    return lowestHz > greatestHz || highestHz < -greatestHz;
  }

  /** What of it lies within ± a frequency; some of it must. */
  CarrierRange within(double greatestHz) {
    return new CarrierRange(Math.max(lowestHz, -greatestHz), Math.min(highestHz, greatestHz));
  }
}
