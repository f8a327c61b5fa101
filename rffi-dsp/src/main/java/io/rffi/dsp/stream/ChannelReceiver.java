package io.rffi.dsp.stream;

import java.util.List;

/**
 * One channel of the stream: mixed down, brought to the detectors' rate, and watched by one
 * detector for each spreading factor. Used by one thread.
 */
final class ChannelReceiver {
  private final ChannelFilter filter;
  private final RateMatcher matcher; // null if the filter's rate is the detectors'
  private final Watch[] watches;
  private final int outputs;
  private final float[] filteredRe;
  private final float[] filteredIm;
  private final float[] re; // at the detectors' rate
  private final float[] im;
  private final double ratio;
  private long start; // the sample that stands first
  private int count;

  /** A detector, its candidates, and where it will look next. */
  private static final class Watch {
    private final UpChirpDetector detector;
    private final CandidateTracker tracker;
    private long next;

    Watch(ScanChannel channel, ChannelRate rate) {
      detector = new UpChirpDetector(channel.lora(), rate.oversampling());
      tracker = new CandidateTracker(channel, rate.streamRateHz());
    }
  }

  /**
   * Makes a channel.
   *
   * @param channels of one centre and bandwidth
   * @param rate how to reach the detectors' rate
   * @param outputs how many samples a frame has behind the filter
   */
  ChannelReceiver(List<ScanChannel> channels, ChannelRate rate, int outputs) {
    this.outputs = outputs;
    filter = new ChannelFilter(rate, channels.get(0).centreHz(), outputs);
    boolean exact = rate.rest() == 1;
    matcher = exact ? null : new RateMatcher(rate.rest(), outputs);
    watches = channels.stream().map(one -> new Watch(one, rate)).toArray(Watch[]::new);
    int longest = 0;
    for (Watch watch : watches) {
      longest = Math.max(longest, watch.detector.window());
    }
    int capacity = longest + (exact ? outputs : RateMatcher.mostOutputs(rate.rest(), outputs));
    re = new float[capacity];
    im = new float[capacity];
    filteredRe = new float[outputs];
    filteredIm = new float[outputs];
    ratio = rate.ratio();
  }

  /** Takes a frame; adds what the detectors find. */
  void receive(Commutator branches, List<Candidate> found) {
    filter.filter(branches, filteredRe, filteredIm);
    if (matcher == null) {
      System.arraycopy(filteredRe, 0, re, count, outputs);
      System.arraycopy(filteredIm, 0, im, count, outputs);
      count += outputs;
    } else {
      count += matcher.match(filteredRe, filteredIm, outputs, re, im, count);
    }
    long needed = start + count;
    for (Watch watch : watches) {
      watch(watch, found);
      needed = Math.min(needed, watch.next);
    }
    int used = (int) (needed - start);
    System.arraycopy(re, used, re, 0, count - used);
    System.arraycopy(im, used, im, 0, count - used);
    start += used;
    count -= used;
  }

  private void watch(Watch watch, List<Candidate> found) {
    int window = watch.detector.window();
    while (watch.next + window <= start + count) {
      boolean detected = watch.detector.detects(re, im, (int) (watch.next - start));
      watch.tracker.window((watch.next + window) * ratio, detected, found);
      watch.next += window / 2;
    }
  }

  /** The segment of samples ends: adds the candidates that are open. */
  void finish(List<Candidate> found) {
    for (Watch watch : watches) {
      watch.tracker.finish(found);
    }
  }

  /** No candidate that is yet to come begins before this sample. */
  double watermark() {
    double lowest = Double.POSITIVE_INFINITY;
    for (Watch watch : watches) {
      lowest = Math.min(lowest, watch.tracker.watermark());
    }
    return lowest;
  }

  /** Begins anew at sample 0, with silence before it. */
  void reset() {
    start = 0;
    count = 0;
    filter.reset();
    if (matcher != null) {
      matcher.reset();
    }
    for (Watch watch : watches) {
      watch.next = 0;
      watch.detector.reset();
      watch.tracker.reset();
    }
  }
}
