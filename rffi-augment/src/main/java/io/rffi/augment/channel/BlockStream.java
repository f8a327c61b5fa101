package io.rffi.augment.channel;

import io.rffi.api.IqSignal;
import io.rffi.api.SampleRateException;
import io.rffi.augment.internal.Iq;
import io.rffi.augment.internal.Require;
import java.util.random.RandomGenerator;

/**
 * One realisation of a channel, fed block after block: checks blocks, and hands their samples on in
 * double precision. For one thread.
 */
abstract class BlockStream {
  private static final double[] NOTHING = {};

  private IqSignal last; // carries rate and centre frequency
  private boolean finished;

  BlockStream(double sampleRateHz) {
    Require.positive(sampleRateHz, "sampleRateHz");
    last = IqSignal.of(new float[0], sampleRateHz);
  }

  /**
   * Passes samples on.
   *
   * @param samples interleaved I, Q; the stream may change and return them
   * @return what comes out
   */
  abstract double[] process(double[] samples);

  /** What is still to come when nothing follows. */
  double[] flush() {
    return NOTHING;
  }

  /**
   * Passes the next block on; what comes out of all calls, {@link #finish} at last, is sample for
   * sample what one call with the whole signal gives, wherever the blocks end.
   */
  final IqSignal next(IqSignal block) {
    requireUnfinished();
    if (block.sampleRateHz() != last.sampleRateHz()) {
      throw new SampleRateException(
          block.sampleRateHz(), last.sampleRateHz(), "the stream was opened for it");
    }
    last = block.slice(0, 0);
    return Iq.like(block, process(Iq.toDoubles(block)));
  }

  /** Ends the signal, and gives what was kept back: as many samples come out as went in. */
  final IqSignal finish() {
    requireUnfinished();
    finished = true;
    return Iq.like(last, flush());
  }

  private void requireUnfinished() {
    if (finished) {
      throw new IllegalStateException("the stream is finished");
    }
  }

  /** A whole signal through a newly opened stream. */
  static IqSignal whole(StreamingChannel channel, IqSignal in, RandomGenerator random) {
    BlockStream stream = channel.open(in.sampleRateHz(), random);
    return concatenate(stream.next(in), stream.finish());
  }

  static IqSignal concatenate(IqSignal first, IqSignal second) {
    if (second.length() == 0) {
      return first;
    }
    double[] samples = new double[2 * (first.length() + second.length())];
    System.arraycopy(Iq.toDoubles(first), 0, samples, 0, 2 * first.length());
    System.arraycopy(Iq.toDoubles(second), 0, samples, 2 * first.length(), 2 * second.length());
    return Iq.like(first, samples);
  }
}
