package io.rffi.dsp.stream;

import io.rffi.api.IqSignal;
import io.rffi.api.Preamble;
import io.rffi.api.SampleRateException;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Finds the preambles in a stream that comes block by block.
 *
 * <pre>{@code
 * ScanPlan plan = ScanPlan.gateway(2e6, LoraParameters.EU868_SF7);
 * PreambleScanner scanner = new PreambleScanner(plan, preamble -> ...);
 * while (...) {
 *   scanner.accept(block, 0, samples);
 * }
 * scanner.finish();
 * }</pre>
 *
 * <p>Each preamble is handed out once, in the order of time, its {@link Preamble#startSample()
 * start} counted from the stream's first sample. Blocks may have any size: samples are gathered in
 * frames that begin at multiples of the frame's length, and all decisions are made on that grid, so
 * that the preambles are the same, bit for bit, however the stream is cut into blocks. A preamble
 * comes out some 18 symbols of the slowest spreading factor watched after it began.
 *
 * <p>Memory is bounded: about 34 symbols of the slowest spreading factor as they came (280 kB for
 * SF7 of 125 kHz at 1 MHz, 18 MB for SF12 at 2 MHz) and a few spectra for each channel. While
 * nothing is found, nothing is allocated.
 *
 * <p><b>Gaps.</b> Where the receiver lost samples, {@link #gap} is called; samples that are NaN,
 * infinite or beyond ±1e12 count as lost. Nothing is searched across a gap: a preamble that it cuts
 * is dropped and counted, also when only the rest of it is seen behind the gap.
 *
 * <p>For use by one thread at a time. The listener runs in the thread that feeds the scanner, and
 * must not call it. An exception that it throws comes out of the call that fed the scanner, once
 * its samples are searched and all their preambles are handed out, with later ones suppressed; the
 * scan goes on. After an {@link Error}, which passes through at once, it is over.
 */
public final class PreambleScanner {
  private final ScanPlan plan;
  private final ScanLayout layout;
  private final SegmentSearch search;
  private final PreambleMerger order;
  private final Consumer<Preamble> delivery;
  private final float[] frame;
  private int filled; // samples of the frame
  private long segmentStart; // in samples of the stream, those that were lost included
  private long segmentSamples;
  private boolean inGap;
  private boolean over;
  private long samples;
  private long gaps;
  private long lostSamples;
  private long preambles;
  private long listenerFailures;
  private RuntimeException thrown; // by the listener in this call

  /**
   * Begins a scan.
   *
   * @param plan what to look for
   * @param listener gets each preamble
   * @throws IllegalArgumentException if the plan has no channel
   * @throws SampleRateException if the rate is so high that a preamble does not fit into memory
   */
  public PreambleScanner(ScanPlan plan, Consumer<? super Preamble> listener) {
    this.plan = plan;
    Objects.requireNonNull(listener, "listener");
    if (plan.channels().isEmpty()) {
      throw new IllegalArgumentException("the plan has no channel to look in");
    }
    layout = ScanLayout.of(plan);
    order = new PreambleMerger(plan.sampleRateHz(), layout.longestSamples());
    search = new SegmentSearch(plan, layout, preamble -> order.offer(preamble.after(segmentStart)));
    delivery = preamble -> deliver(preamble, listener);
    frame = new float[2 * layout.frameSamples()];
  }

  /**
   * Takes the next samples of the stream.
   *
   * @param iq interleaved I, Q, I, Q, …; is not kept
   * @param offset the index of the first I
   * @param count how many complex samples
   * @throws IndexOutOfBoundsException if the array does not hold so many
   * @throws IllegalStateException if the scan is over
   * @throws RuntimeException what the listener threw; all samples were taken
   */
  public void accept(float[] iq, int offset, int count) {
    Objects.checkFromIndexSize(offset, 2L * count, iq.length);
    begin();
    int at = offset;
    int end = offset + 2 * count;
    while (at < end) {
      int room = Math.min(end - at, frame.length - 2 * filled);
      int usable = UsableSamples.prefix(iq, at, room);
      System.arraycopy(iq, at, frame, 2 * filled, usable);
      append(usable / 2);
      at += usable;
      if (usable < room) {
        addLoss(1);
        at += 2;
      }
    }
    over = false;
    reportFailure();
  }

  /**
   * Takes the next samples of the stream.
   *
   * @param block at the plan's sample rate
   * @throws SampleRateException if it has another rate
   * @throws IllegalStateException if the scan is over
   */
  public void accept(IqSignal block) {
    if (block.sampleRateHz() != plan.sampleRateHz()) {
      throw new SampleRateException(
          block.sampleRateHz(), plan.sampleRateHz(), "a scan keeps to the rate of its plan");
    }
    float[] iq = block.toArray();
    accept(iq, 0, block.length());
  }

  /**
   * Samples are missing here. What comes next is counted as so much later.
   *
   * @param missingSamples how many are missing; 0 if that is not known
   * @throws IllegalArgumentException if it is negative
   * @throws IllegalStateException if the scan is over
   * @throws RuntimeException what the listener threw; the gap was taken
   */
  public void gap(long missingSamples) {
    if (missingSamples < 0) {
      throw new IllegalArgumentException("samples can't be missing " + missingSamples + " times");
    }
    begin();
    addLoss(missingSamples);
    over = false;
    reportFailure();
  }

  /**
   * The stream ends here: verifies what is complete and hands out what is left. Calling it again
   * does nothing.
   *
   * @throws RuntimeException what the listener threw; all preambles were handed out
   */
  public void finish() {
    if (!over) {
      over = true;
      endSegment(false);
      reportFailure();
    }
  }

  /**
   * What was seen so far.
   *
   * @return a copy
   */
  public ScanStatistics statistics() {
    return new ScanStatistics(
        samples,
        gaps,
        lostSamples,
        0,
        search.verified(),
        preambles,
        search.cut(),
        listenerFailures);
  }

  private void deliver(Preamble preamble, Consumer<? super Preamble> listener) {
    preambles++;
    try {
      listener.accept(preamble);
    } catch (RuntimeException e) {
      listenerFailures++;
      if (thrown == null) {
        thrown = e;
      } else if (!thrown.equals(e)) {
        thrown.addSuppressed(e);
      }
    }
  }

  private void reportFailure() {
    RuntimeException failure = thrown;
    thrown = null;
    if (failure != null) {
      throw failure;
    }
  }

  /** Stays over if an error is thrown before the work is done. */
  private void begin() {
    if (over) {
      throw new IllegalStateException("the scan is over");
    }
    over = true;
  }

  private void append(int count) {
    if (count == 0) {
      return;
    }
    inGap = false;
    samples += count;
    segmentSamples += count;
    filled += count;
    if (2 * filled == frame.length) {
      searchFrame();
      order.release(segmentStart + search.watermark(), delivery);
    }
  }

  private void searchFrame() {
    search.frame(frame, filled);
    filled = 0;
  }

  private void addLoss(long count) {
    if (!inGap) {
      endSegment(true);
      inGap = true;
      gaps++;
    }
    lostSamples += count;
    segmentStart += count;
  }

  private void endSegment(boolean atGap) {
    if (segmentSamples >= layout.leastSamples()) {
      Arrays.fill(frame, 2 * filled, frame.length, 0);
      searchFrame();
    }
    filled = 0;
    search.end(atGap);
    order.release(Double.POSITIVE_INFINITY, delivery);
    segmentStart += segmentSamples;
    segmentSamples = 0;
  }
}
