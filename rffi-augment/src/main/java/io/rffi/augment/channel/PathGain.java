package io.rffi.augment.channel;

/**
 * A path's complex gain over time.
 *
 * @param direct the amplitude of what is constant but for its shift
 * @param angle its phase at time 0
 * @param shiftHz its Doppler shift
 * @param scattered the RMS of what fades
 * @param fading how it fades
 */
record PathGain(double direct, double angle, double shiftHz, double scattered, JakesFading fading) {
  /** The gains at times 0, T, 2T …. */
  GainSteps steps(double intervalSeconds) {
    return new GainSteps(intervalSeconds);
  }

  final class GainSteps {
    private final JakesFading.FadingSteps fades;
    private final double radians;
    private long step = -1;

    private GainSteps(double intervalSeconds) {
      fades = fading.new FadingSteps(intervalSeconds);
      radians = 2 * Math.PI * shiftHz * intervalSeconds;
    }

    void next() {
      step++;
      fades.next();
    }

    double re() {
      return scattered * fades.re() + (direct == 0 ? 0 : direct * Math.cos(angle + radians * step));
    }

    double im() {
      return scattered * fades.im() + (direct == 0 ? 0 : direct * Math.sin(angle + radians * step));
    }
  }
}
