package io.rffi.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.rffi.api.Fingerprint;
import io.rffi.api.Identification;
import io.rffi.api.IqSignal;
import io.rffi.api.Matcher;
import io.rffi.augment.channel.AwgnChannel;
import io.rffi.augment.testbed.Difficulty;
import io.rffi.augment.testbed.Testbed;
import io.rffi.augment.testbed.Testbeds;
import io.rffi.embed.onnx.OnnxEmbedder;
import io.rffi.eval.data.PacketSet;
import io.rffi.eval.data.TestbedPackets;
import io.rffi.match.InMemoryFingerprintStore;
import io.rffi.match.KnnMatcher;
import io.rffi.match.KnnOptions;
import io.rffi.match.Threshold;
import io.rffi.train.data.IqWindows;
import io.rffi.train.data.LabelledExamples;
import io.rffi.train.data.RowsOfIq;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What the SNR limit of the bundled I/Q model rests on: unseen radios of a draw are enrolled from
 * 15 windows each as they were received, and other windows of them get noise on top. Prints a
 * table.
 */
@Tag("heavy")
class BundledIqLimitsTest {
  private static final long FIRST_SEED = 77_000;
  private static final int DRAWS = 4;
  private static final int ENROLLED = 15;
  private static final int PROBES = 20;
  private static final double AS_RECEIVED = 99;

  /** One draw's radios: those enrolled, and signals of them by radio. */
  private record Draw(Matcher matcher, List<List<IqSignal>> probes) {
    static Draw of(OnnxEmbedder embedder, long seed) {
      Testbed testbed = Testbeds.of(IqData.TESTBED, Difficulty.DEFAULT, seed, 0.02);
      PacketSet run = TestbedPackets.of(testbed, testbed.sets().get(0));
      InMemoryFingerprintStore store = new InMemoryFingerprintStore();
      List<List<IqSignal>> probes = new ArrayList<>();
      List<List<IqSignal>> first = windows(embedder, IqWindows.share(run, 0, 0.5));
      List<List<IqSignal>> later = windows(embedder, IqWindows.share(run, 0.5, 1));
      for (int radio = 0; radio < first.size(); radio++) {
        List<IqSignal> some = first.get(radio).subList(0, ENROLLED);
        store.enrol("r" + radio, embedder.embedAll(some));
        probes.add(later.get(radio).subList(0, Math.min(PROBES, later.get(radio).size())));
      }
      KnnOptions options =
          KnnOptions.defaults()
              .withThreshold(Threshold.fixed(embedder.description().threshold().orElseThrow()));
      return new Draw(KnnMatcher.with(options).over(store.snapshot()), probes);
    }

    private static List<List<IqSignal>> windows(OnnxEmbedder embedder, PacketSet packets) {
      double rateHz = embedder.frontEnd().sampleRateHz();
      LabelledExamples windows = new IqWindows(rateHz, embedder.frontEnd().samples()).of(packets);
      List<List<IqSignal>> byRadio = new ArrayList<>();
      windows.devices().forEach(device -> byRadio.add(new ArrayList<>()));
      for (int n = 0; n < windows.size(); n++) {
        byRadio
            .get(windows.labels().get(n))
            .add(RowsOfIq.signal(windows.examples().get(n), rateHz));
      }
      return byRadio;
    }
  }

  @Test
  void printsWhatNoiseDoes() {
    try (OnnxEmbedder embedder = OnnxEmbedder.bundledIq()) {
      List<Draw> draws = new ArrayList<>();
      for (long seed = FIRST_SEED; seed < FIRST_SEED + DRAWS; seed++) {
        draws.add(Draw.of(embedder, seed));
      }
      System.out.printf(
          "%8s %6s %6s %6s %6s %8s%n", "SNR", "sent", "right", "wrong", "rogue", "wrong");
      for (double snrDb : new double[] {10, 15, 20, 25, 30, 35, 40, 45, AS_RECEIVED}) {
        int[] counts = new int[3];
        for (Draw draw : draws) {
          count(embedder, draw, snrDb, counts);
        }
        int sent = counts[0] + counts[1] + counts[2];
        System.out.printf(
            Locale.ROOT,
            "%8.0f %6d %6d %6d %6d %6.1f %%%n",
            snrDb,
            sent,
            counts[0],
            counts[1],
            counts[2],
            100.0 * counts[1] / Math.max(1, counts[0] + counts[1]));
        assertThat(sent).isPositive();
      }
    }
  }

  /** Right, wrong, and taken for rogues. */
  private static void count(OnnxEmbedder embedder, Draw draw, double snrDb, int[] counts) {
    Random random = new Random(7);
    for (int radio = 0; radio < draw.probes().size(); radio++) {
      List<IqSignal> noisy =
          draw.probes().get(radio).stream()
              .map(one -> AwgnChannel.fullRate(snrDb).apply(one, random).normalised())
              .toList();
      for (Fingerprint print : embedder.embedAll(noisy)) {
        Identification who = draw.matcher().identify(print);
        boolean named = who instanceof Identification.Recognised;
        boolean right =
            who instanceof Identification.Recognised known && known.deviceId().equals("r" + radio);
        counts[right ? 0 : named ? 1 : 2]++;
      }
    }
  }
}
