package io.rffi.cli;

import io.rffi.api.IqSignal;
import java.util.Arrays;

/** What goes wrong at a receiver, done to a capture of one packet. */
final class Defects {
  /** Where the preamble's middle is, in {@link TestRecordings}. */
  private static final int MIDDLE = TestRecordings.FIRST_START + 4 * 1024;

  private static final int PREAMBLE_SAMPLES = 8 * 1024;

  private Defects() {}

  /** Full scale is such that this part of the preamble's samples reaches it in I or Q; 8 bits. */
  static IqSignal clipped(IqSignal capture, double fraction) {
    float[] iq = capture.toArray();
    float[] peaks = new float[PREAMBLE_SAMPLES];
    for (int n = 0; n < peaks.length; n++) {
      int at = 2 * (TestRecordings.FIRST_START + n);
      peaks[n] = Math.max(Math.abs(iq[at]), Math.abs(iq[at + 1]));
    }
    Arrays.sort(peaks);
    float fullScale = peaks[(int) ((1 - fraction) * (peaks.length - 1))];
    for (int n = 0; n < iq.length; n++) {
      double code = Math.rint(iq[n] / fullScale * 128);
      iq[n] = (float) Math.max(-128, Math.min(127, code)) / 128;
    }
    return like(capture, iq);
  }

  /** The capture begins in the middle of the third symbol. */
  static IqSignal truncated(IqSignal capture) {
    int from = TestRecordings.FIRST_START + 2 * 1024 + 500;
    return capture.slice(from, capture.length() - from);
  }

  /** The level changes in the preamble, inside a symbol. */
  static IqSignal gainStep(IqSignal capture, double db) {
    float[] iq = capture.toArray();
    for (int n = 2 * (MIDDLE + 400); n < iq.length; n++) {
      iq[n] *= (float) Math.pow(10, db / 20);
    }
    return like(capture, iq);
  }

  /** The carrier moves from one end of the preamble to the other, at a constant pace. */
  static IqSignal drift(IqSignal capture, double hz) {
    float[] iq = capture.toArray();
    double pace = hz / (7 * 1024 / TestRecordings.RATE_HZ);
    for (int n = 0; n < capture.length(); n++) {
      double t = (n - MIDDLE) / TestRecordings.RATE_HZ;
      double turn = Math.PI * pace * t * t;
      double re = capture.i(n);
      double im = capture.q(n);
      iq[2 * n] = (float) (re * Math.cos(turn) - im * Math.sin(turn));
      iq[2 * n + 1] = (float) (re * Math.sin(turn) + im * Math.cos(turn));
    }
    return like(capture, iq);
  }

  /** A tone on top, relative to a packet of power 1. */
  static IqSignal tone(IqSignal capture, double db, double hz) {
    float[] iq = capture.toArray();
    double amplitude = Math.pow(10, db / 20);
    for (int n = 0; n < capture.length(); n++) {
      double turn = 2 * Math.PI * hz * n / TestRecordings.RATE_HZ;
      iq[2 * n] += (float) (amplitude * Math.cos(turn));
      iq[2 * n + 1] += (float) (amplitude * Math.sin(turn));
    }
    return like(capture, iq);
  }

  /** Another packet on top, of at least 12 payload symbols, which is at them by then. */
  static IqSignal packet(IqSignal capture, double db, IqSignal other) {
    float[] iq = capture.toArray();
    double amplitude = Math.pow(10, db / 20) / other.rms();
    int from = 2 * (12 * 1024 + 600);
    for (int n = 0; n < iq.length && from + n < 2 * other.length(); n++) {
      int at = (from + n) / 2;
      iq[n] += (float) (amplitude * (n % 2 == 0 ? other.i(at) : other.q(at)));
    }
    return like(capture, iq);
  }

  private static IqSignal like(IqSignal capture, float[] iq) {
    return IqSignal.of(iq, capture.sampleRateHz());
  }
}
