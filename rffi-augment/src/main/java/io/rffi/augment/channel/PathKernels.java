package io.rffi.augment.channel;

import io.rffi.augment.internal.FractionalDelayFilter;
import java.util.Arrays;
import java.util.List;

/** All paths as one filter: kernel[k] = Σ_l g_l · (path l's delay filter)[k]. */
final class PathKernels {
  /** Coefficients come in groups of this many; the last is filled up with zeros. */
  static final int GROUP = 4;

  private static final int MOST_SAMPLES = 1 << 24;

  private final int lookAhead;
  private final int[] starts;
  private final double[][] responses;
  private final List<PathGain> gains;
  private final boolean[] used;

  /**
   * @param delaySamples of the paths, ≥ 0
   * @param gains of the paths
   */
  PathKernels(double[] delaySamples, List<PathGain> gains) {
    this.gains = gains;
    starts = new int[delaySamples.length];
    responses = new double[delaySamples.length][];
    int least = 0;
    for (int path = 0; path < starts.length; path++) {
      if (delaySamples[path] > MOST_SAMPLES) {
        throw new IllegalArgumentException(
            "a path of " + delaySamples[path] + " samples is too late; at most " + MOST_SAMPLES);
      }
      FractionalDelayFilter filter = new FractionalDelayFilter(delaySamples[path]);
      starts[path] = filter.firstDelay();
      responses[path] = filter.impulseResponse();
      least = Math.min(least, starts[path]);
    }
    lookAhead = -least;
    int length = 0;
    for (int path = 0; path < starts.length; path++) {
      starts[path] += lookAhead;
      length = Math.max(length, starts[path] + responses[path].length);
    }
    used = new boolean[(Math.max(length, lookAhead + 1) + GROUP - 1) / GROUP];
    for (int path = 0; path < starts.length; path++) {
      int last = starts[path] + responses[path].length - 1;
      Arrays.fill(used, starts[path] / GROUP, last / GROUP + 1, true);
    }
  }

  /** How many samples beyond the present one the filter needs: kernel[k] has the delay k − this. */
  int lookAhead() {
    return lookAhead;
  }

  int length() {
    return GROUP * used.length;
  }

  /** Whether any path has a coefficient in the group that begins at k. */
  boolean isUsed(int k) {
    return used[k / GROUP];
  }

  /** The kernels at times 0, T, 2T …. */
  KernelSteps steps(double intervalSeconds) {
    return new KernelSteps(intervalSeconds);
  }

  final class KernelSteps {
    private final PathGain.GainSteps[] paths;

    private KernelSteps(double intervalSeconds) {
      paths =
          gains.stream()
              .map(gain -> gain.steps(intervalSeconds))
              .toArray(PathGain.GainSteps[]::new);
    }

    /** Writes the next kernel, real parts and imaginary parts. */
    void next(double[] re, double[] im) {
      Arrays.fill(re, 0);
      Arrays.fill(im, 0);
      for (int path = 0; path < paths.length; path++) {
        paths[path].next();
        double gainRe = paths[path].re();
        double gainIm = paths[path].im();
        double[] response = responses[path];
        int start = starts[path];
        for (int k = 0; k < response.length; k++) {
          re[start + k] += gainRe * response[k];
          im[start + k] += gainIm * response[k];
        }
      }
    }
  }
}
