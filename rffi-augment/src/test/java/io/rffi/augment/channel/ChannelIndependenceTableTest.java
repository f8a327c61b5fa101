package io.rffi.augment.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.rffi.api.ChannelModel;
import io.rffi.augment.channel.ChannelIndependence.Cells;
import io.rffi.augment.channel.ChannelIndependence.Change;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Prints the tables of {@code docs/channel-independence.md}. */
@Tag("heavy")
class ChannelIndependenceTableTest {
  private static final int PAIRS = 60;
  private static final double[] SNR_DB = {Double.POSITIVE_INFINITY, 60, 40, 30, 20};

  @Test
  void table() {
    Map<String, ChannelModel> channels = channels();
    Map<Cells, StringBuilder> tables = new EnumMap<>(Cells.class);
    for (Cells cells : Cells.values()) {
      tables.put(cells, new StringBuilder("\n" + cells + "\n" + header()));
    }
    channels.forEach((name, channel) -> addRows(name, channel, tables));
    tables.values().forEach(System.out::println);
  }

  /** Whole symbols in step with the hop let side lobes cancel; a carrier offset ends that. */
  @Test
  void carrierOffsetTable() {
    ChannelModel channel = TappedDelayLine.rayleigh(PowerDelayProfile.exponential(300e-9));
    System.out.println(
        "\n| left over | all cells, no noise | strong cells, 40 dB |\n|---|---|---|");
    for (int hertz : new int[] {0, 20, 100, 500, 2000}) {
      Change all =
          ChannelIndependence.measure(channel, Double.POSITIVE_INFINITY, PAIRS, hertz)
              .get(Cells.ALL);
      Change strong = ChannelIndependence.measure(channel, 40, PAIRS, hertz).get(Cells.STRONG);
      System.out.println("| " + hertz + " Hz | " + text(all) + " | " + text(strong) + " |");
    }
  }

  private static Map<String, ChannelModel> channels() {
    Map<String, ChannelModel> channels = new LinkedHashMap<>();
    for (int nanoseconds : new int[] {0, 30, 100, 300, 1000}) {
      PowerDelayProfile profile = PowerDelayProfile.exponential(1e-9 * nanoseconds);
      channels.put(nanoseconds + " ns", TappedDelayLine.rayleigh(profile));
    }
    channels.put("typical urban", TappedDelayLine.rayleigh(PowerDelayProfile.typicalUrban()));
    PowerDelayProfile middle = PowerDelayProfile.exponential(300e-9);
    for (int doppler : new int[] {10, 100}) {
      channels.put(
          "300 ns, " + doppler + " Hz", TappedDelayLine.rayleigh(middle).withDoppler(doppler));
    }
    for (int k : new int[] {3, 10}) {
      channels.put("300 ns, K = " + k, TappedDelayLine.lineOfSight(middle, k));
      channels.put(
          "300 ns, K = " + k + ", 100 Hz", TappedDelayLine.lineOfSight(middle, k).withDoppler(100));
    }
    return channels;
  }

  private static void addRows(String name, ChannelModel channel, Map<Cells, StringBuilder> tables) {
    tables.values().forEach(table -> table.append("| ").append(name));
    for (double snrDb : SNR_DB) {
      Map<Cells, Change> changes = ChannelIndependence.measure(channel, snrDb, PAIRS);
      changes.forEach((cells, change) -> tables.get(cells).append(" | ").append(text(change)));
      if (name.equals("300 ns")) {
        assertAsPromised(snrDb, changes);
      }
    }
    tables.values().forEach(table -> table.append(" |\n"));
  }

  private static void assertAsPromised(double snrDb, Map<Cells, Change> changes) {
    if (snrDb == Double.POSITIVE_INFINITY) {
      assertThat(changes.get(Cells.ALL).ratioAsReceived()).isGreaterThanOrEqualTo(8);
      assertThat(changes.get(Cells.ALL).ratioScaled()).isGreaterThanOrEqualTo(2);
    }
    if (snrDb == 40) {
      assertThat(changes.get(Cells.STRONG).ratioAsReceived()).isGreaterThanOrEqualTo(3);
      assertThat(changes.get(Cells.STRONG).ratioScaled()).isGreaterThanOrEqualTo(2);
    }
    if (snrDb == 20) {
      assertThat(changes.get(Cells.NOISE).ratioScaled()).isBetween(0.65, 0.85);
    }
  }

  private static String header() {
    StringBuilder text = new StringBuilder("| channel");
    StringBuilder line = new StringBuilder("|---");
    for (double snrDb : SNR_DB) {
      text.append(snrDb > 1e9 ? " | no noise" : " | " + (int) snrDb + " dB");
      line.append("|---");
    }
    return text.append(" |\n").append(line).append("|\n").toString();
  }

  /**
   * Plain as received, plain at RMS 1, channel-independent; in dB, and how many cells these are.
   */
  private static String text(Change change) {
    if (change.share() < 0.01) {
      return "–";
    }
    String figures =
        String.format(
            Locale.ROOT,
            "%.2f, %.2f, **%.2f**",
            change.receivedDb(),
            change.scaledDb(),
            change.independentDb());
    return change.share() == 1
        ? figures
        : figures + String.format(Locale.ROOT, " (%.0f %%)", 100 * change.share());
  }
}
