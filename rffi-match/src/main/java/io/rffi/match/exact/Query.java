package io.rffi.match.exact;

import java.util.Arrays;

/**
 * One probe on its way through a gallery: how far the k-th neighbour is at most, and which
 * fingerprints may be nearer. Not safe for use by several threads.
 */
final class Query {
  final CodedProbe probe;
  private final Bounds ballBounds;
  private final Bounds bounds;

  /** Squared distances of all balls' centres, in the order of the gallery. */
  private final double[] centres;

  private double nearestCentre = Double.POSITIVE_INFINITY;
  private int nearestBall = -1;

  /** Places in the gallery, and how near they may be. */
  private int[] places = new int[1024];

  private double[] lowest = new double[1024];
  private int candidates;

  Query(CodedProbe probe, int k, int balls) {
    this.probe = probe;
    ballBounds = new Bounds(k);
    bounds = new Bounds(k);
    centres = new double[balls];
  }

  /** The k-th neighbour is no farther. */
  double limit() {
    return Math.min(ballBounds.largest(), bounds.largest());
  }

  /**
   * Takes note of a ball.
   *
   * @param ball which of all in the gallery
   * @param square squared distance of its centre
   * @param error see {@link CodedPoints#error}
   * @param size how many fingerprints are in it
   */
  void ball(int ball, double square, double error, int size) {
    centres[ball] = square;
    if (square < nearestCentre && error < Double.POSITIVE_INFINITY) {
      nearestCentre = square;
      nearestBall = ball;
    }
    double limit = ballBounds.largest();
    if (square < limit * limit) {
      double farthest = Math.sqrt(Math.max(0, square)) + error + probe.error;
      for (int n = 0; n < size && farthest < ballBounds.largest(); n++) {
        ballBounds.add(farthest);
      }
    }
  }

  /** The ball whose centre is nearest, −1 if there is none. */
  int nearestBall() {
    return nearestBall;
  }

  /**
   * Finds the blocks of a group that may have points near enough.
   *
   * @param firstBall the group's first among all balls
   * @param near for each block receives whether it may
   */
  void reach(Group group, int firstBall, boolean[] near) {
    if (!group.hasBalls()) {
      Arrays.fill(near, 0, group.blocks().length, true);
      return;
    }
    Arrays.fill(near, 0, group.blocks().length, false);
    double limit = limit() + probe.error;
    for (int device = 0; device < group.devices().size(); device++) {
      double farthest = limit + group.balls().error(device);
      if (!(centres[firstBall + device] > farthest * farthest)) {
        Arrays.fill(near, group.firstBlock(device), group.lastBlock(device) + 1, true);
      }
    }
  }

  /**
   * Takes the points of a block that may be near enough as candidates.
   *
   * @param first the place of the first in the gallery
   * @param products room, see {@link CodedPoints#anyWithin}
   * @param margins likewise
   */
  void block(int first, CodedPoints points, int[] products, double[] margins) {
    if (!points.anyWithin(limit(), probe, products, margins)) {
      return;
    }
    for (int n = 0; n < points.size(); n++) {
      if (margins[n] < 0) {
        double square = points.squaredDistance(n, probe, products);
        double distance = Math.sqrt(Math.max(0, square));
        double error = points.error(n) + probe.error;
        if (distance - error <= limit()) {
          add(first + n, distance - error);
          bounds.add(distance + error);
        }
      }
    }
  }

  private void add(int place, double atLeast) {
    if (candidates == places.length) {
      dropFar();
      if (candidates > places.length / 2) {
        places = Arrays.copyOf(places, 2 * places.length);
        lowest = Arrays.copyOf(lowest, 2 * lowest.length);
      }
    }
    places[candidates] = place;
    lowest[candidates++] = atLeast;
  }

  private void dropFar() {
    double limit = limit();
    int kept = 0;
    for (int n = 0; n < candidates; n++) {
      if (lowest[n] <= limit) {
        places[kept] = places[n];
        lowest[kept++] = lowest[n];
      }
    }
    candidates = kept;
  }

  /** How many candidates there are. */
  int candidates() {
    return candidates;
  }

  int place(int candidate) {
    return places[candidate];
  }

  /** No less than this is the distance of a candidate's point. */
  double atLeast(int candidate) {
    return lowest[candidate];
  }
}
