package io.rffi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.rffi.api.EnrolledDevice;
import io.rffi.api.Fingerprint;
import io.rffi.api.Gallery;
import io.rffi.api.decision.DecisionStatistics;
import io.rffi.match.enrolment.DeviceReport;
import io.rffi.match.enrolment.EnrolmentReport;
import io.rffi.match.enrolment.Finding;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What an enrolment report finds among simulated radios, with the bundled model: 40 galleries of
 * ten devices from 15 packets each at 26 to 45 dB, once of units of all families and once of a
 * single family; by the gallery alone, and with statistics of 180 other units. Prints how many
 * galleries, devices or pairs each kind of finding is told of, when all is well and when something
 * is wrong. Seeds are fixed; {@code EnrolledRadios} says which.
 */
@Tag("heavy")
class EnrolmentFiguresTest {
  private static final int GALLERIES = 40;
  private static final int DEVICES = 10;
  private static final int PACKETS = EnrolledRadios.EACH;

  @Test
  void printsWhatIsFound() {
    DecisionStatistics statistics = EnrolledRadios.statistics();
    for (boolean oneFamily : new boolean[] {false, true}) {
      List<List<EnrolledRadios.Radio>> galleries = new ArrayList<>();
      for (int n = 0; n < GALLERIES; n++) {
        galleries.add(EnrolledRadios.draw(DEVICES + 1, oneFamily, n));
      }
      for (Optional<DecisionStatistics> known :
          List.of(Optional.<DecisionStatistics>empty(), Optional.of(statistics))) {
        System.out.printf(
            "%n%s, %s%n",
            oneFamily ? "ten units of one family" : "ten units of all families",
            known.isPresent() ? "with statistics" : "by the gallery alone");
        Table table = new Table(galleries, known);
        table.allIsWell();
        for (int count : new int[] {1, 3, 5, 7}) {
          table.foreign(count);
        }
        table.twoNames("at the same time", radio -> radio.meanwhile());
        table.twoNames("long after", radio -> radio.after());
      }
    }
  }

  private record Table(
      List<List<EnrolledRadios.Radio>> galleries, Optional<DecisionStatistics> statistics) {
    void allIsWell() {
      Map<Finding.Kind, Integer> devices = new EnumMap<>(Finding.Kind.class);
      int galleriesWith = 0;
      for (List<EnrolledRadios.Radio> radios : galleries) {
        List<Finding> findings = EnrolmentReport.of(gallery(radios), statistics).findings();
        findings.forEach(finding -> devices.merge(finding.kind(), 1, Integer::sum));
        galleriesWith += findings.stream().anyMatch(f -> isAlarm(f.kind())) ? 1 : 0;
      }
      System.out.printf(
          "all is well: findings in %d of %d galleries; of %d devices",
          galleriesWith, galleries.size(), galleries.size() * DEVICES);
      for (Finding.Kind kind : Finding.Kind.values()) {
        System.out.printf(
            " %s %d", kind.name().toLowerCase(Locale.ROOT), devices.getOrDefault(kind, 0));
      }
      System.out.println();
      assertThat(devices.getOrDefault(Finding.Kind.OUTLIERS, 0)).isLessThan(20);
    }

    /** Two units of a batch may really be too similar. */
    private static boolean isAlarm(Finding.Kind kind) {
      return kind != Finding.Kind.TOO_SIMILAR;
    }

    /** In the place of packets of each device in turn those of the eleventh, and of the next. */
    void foreign(int count) {
      int[] told = new int[2];
      int[] exact = new int[2];
      int[] sources = new int[2];
      int trials = 0;
      for (List<EnrolledRadios.Radio> radios : galleries) {
        for (int device = 0; device < DEVICES; device++) {
          trials++;
          EnrolledRadios.Radio[] from = {radios.get(DEVICES), radios.get((device + 1) % DEVICES)};
          for (int kind = 0; kind < from.length; kind++) {
            List<Fingerprint> mixed = new ArrayList<>(radios.get(device).early());
            List<Integer> places = new ArrayList<>();
            for (int n = 0; n < count; n++) {
              int place = (2 * n + 3) % PACKETS;
              places.add(place);
              mixed.set(place, from[kind].meanwhile().get(n));
            }
            List<EnrolledDevice> devices = new ArrayList<>(gallery(radios).devices());
            devices.set(device, new EnrolledDevice("d" + device, mixed));
            DeviceReport report =
                EnrolmentReport.ofDevice("d" + device, new Gallery(1, devices), statistics);
            List<Integer> outliers = report.outliers().stream().map(one -> one.index()).toList();
            boolean any = places.stream().anyMatch(outliers::contains);
            told[kind] += any ? 1 : 0;
            exact[kind] += outliers.equals(places) ? 1 : 0;
            sources[kind] +=
                !any
                        && report.findings().stream()
                            .anyMatch(one -> one.kind() == Finding.Kind.TWO_SOURCES)
                    ? 1
                    : 0;
          }
        }
      }
      System.out.printf(
          "%d of %d packets foreign, %d trials: found %d (exactly %d), else as two sources %d;"
              + " of the next device enrolled %d (%d), %d%n",
          count, PACKETS, trials, told[0], exact[0], sources[0], told[1], exact[1], sources[1]);
    }

    void twoNames(String when, Function<EnrolledRadios.Radio, List<Fingerprint>> second) {
      int found = 0;
      int similar = 0;
      int trials = 0;
      for (List<EnrolledRadios.Radio> radios : galleries) {
        for (int device = 0; device < DEVICES; device++) {
          List<EnrolledDevice> devices = new ArrayList<>(gallery(radios).devices());
          devices.add(new EnrolledDevice("again", second.apply(radios.get(device))));
          DeviceReport report =
              EnrolmentReport.ofDevice("again", new Gallery(1, devices), statistics);
          String other = report.nearest().orElseThrow().device();
          trials++;
          if (other.equals("d" + device)) {
            switch (report.nearest().orElseThrow().likeness()) {
              case MAY_BE_ONE_RADIO -> found++;
              case TOO_SIMILAR -> similar++;
              case DISTINCT -> {}
            }
          }
        }
      }
      System.out.printf(
          "one radio enrolled again %s: of %d found %d, at least too similar %d%n",
          when, trials, found, found + similar);
    }

    private static Gallery gallery(List<EnrolledRadios.Radio> radios) {
      List<EnrolledDevice> devices = new ArrayList<>();
      for (int n = 0; n < DEVICES; n++) {
        devices.add(new EnrolledDevice("d" + n, radios.get(n).early()));
      }
      return new Gallery(1, devices);
    }
  }
}
