package io.rffi.match.exact;

import java.util.Arrays;
import java.util.List;

/** Several probes' one way through a gallery. Not safe for use by several threads. */
final class Pass {
  private final PackedGallery gallery;
  private final List<Query> queries;
  private final int[] products;
  private final double[] squares;

  /** For each query the group whose blocks it has seen before all others, or −1. */
  private final int[] seen;

  Pass(PackedGallery gallery, List<Query> queries) {
    this.gallery = gallery;
    this.queries = queries;
    products = new int[gallery.room()];
    squares = new double[gallery.room()];
    seen = new int[queries.size()];
    Arrays.fill(seen, -1);
  }

  void run() {
    for (int group = 0; group < gallery.groups().size(); group++) {
      if (gallery.groups().get(group).hasBalls()) {
        lookAtBalls(group);
      }
    }
    // Where the nearest ball is the k-th neighbour often lies, or one as near.
    for (int n = 0; n < seen.length; n++) {
      int ball = queries.get(n).nearestBall();
      if (ball >= 0) {
        seen[n] = gallery.groupOfBall(ball);
        for (int block = 0; block < gallery.groups().get(seen[n]).blocks().length; block++) {
          lookAtBlock(seen[n], block, queries.get(n));
        }
      }
    }
    for (int group = 0; group < gallery.groups().size(); group++) {
      lookAtBlocks(group);
    }
  }

  private void lookAtBalls(int at) {
    Group group = gallery.groups().get(at);
    CodedPoints balls = group.balls();
    int first = gallery.ball(at);
    for (Query query : queries) {
      balls.squaredDistances(query.probe, products, squares);
      for (int device = 0; device < balls.size(); device++) {
        query.ball(first + device, squares[device], balls.error(device), group.size(device));
      }
    }
  }

  private void lookAtBlocks(int at) {
    Group group = gallery.groups().get(at);
    int blocks = group.blocks().length;
    boolean[][] near = new boolean[seen.length][blocks];
    for (int n = 0; n < seen.length; n++) {
      if (seen[n] != at) {
        queries.get(n).reach(group, gallery.ball(at), near[n]);
      }
    }
    for (int block = 0; block < blocks; block++) {
      for (int n = 0; n < seen.length; n++) {
        if (near[n][block]) {
          lookAtBlock(at, block, queries.get(n));
        }
      }
    }
  }

  private void lookAtBlock(int at, int block, Query query) {
    CodedPoints points = gallery.groups().get(at).blocks()[block];
    query.block(gallery.place(at) + block * Group.BLOCK, points, products, squares);
  }
}
