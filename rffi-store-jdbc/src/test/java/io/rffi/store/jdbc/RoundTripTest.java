package io.rffi.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.rffi.api.EmbeddingSpace;
import io.rffi.api.EnrolledDevice;
import io.rffi.api.Fingerprint;
import io.rffi.api.Gallery;
import io.rffi.api.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

/** What was enrolled comes back bit for bit. */
@Tag("property")
class RoundTripTest {
  private static final int DIMENSION = 3;

  private static final EmbeddingSpace SPACE =
      new EmbeddingSpace("abc123", "front end", DIMENSION, Metric.EUCLIDEAN);

  @Property(tries = 12)
  void reopeningGivesTheSameGallery(@ForAll("enrolments") List<EnrolledDevice> enrolments)
      throws IOException {
    Path folder = Files.createTempDirectory("store");
    Gallery before;
    try (JdbcFingerprintStore store = JdbcFingerprintStore.open(folder)) {
      enrolments.forEach(device -> store.enrol(device.id(), device.fingerprints()));
      before = store.snapshot();
    }
    assertThat(before.devices()).isEqualTo(enrolments);
    try (JdbcFingerprintStore store = JdbcFingerprintStore.open(folder)) {
      assertThat(store.snapshot()).isEqualTo(before);
    } finally {
      delete(folder);
    }
  }

  @Property(tries = 200)
  void bytesAreTheBitsOfTheFloats(@ForAll("fingerprint") Fingerprint fingerprint) {
    byte[] bytes = FingerprintBits.encode(fingerprint);
    assertThat(FingerprintBits.decode(SPACE, bytes)).isEqualTo(fingerprint);
    for (int n = 0; n < DIMENSION; n++) {
      int bits = 0;
      for (int place = Float.BYTES - 1; place >= 0; place--) {
        bits = (bits << Byte.SIZE) | (bytes[Float.BYTES * n + place] & 0xff);
      }
      assertThat(bits).isEqualTo(Float.floatToRawIntBits(fingerprint.at(n)));
    }
  }

  @Property(tries = 200)
  void theRatioIsBehindTheFloatsUnlessItWasNotMeasured(
      @ForAll("fingerprint") Fingerprint fingerprint) {
    byte[] bytes = FingerprintBits.encode(fingerprint);
    int values = Float.BYTES * DIMENSION;
    if (fingerprint.snrDb() == Double.POSITIVE_INFINITY) {
      assertThat(bytes).hasSize(values);
      return;
    }
    assertThat(bytes).hasSize(values + Double.BYTES);
    long bits = 0;
    for (int place = Double.BYTES - 1; place >= 0; place--) {
      bits = (bits << Byte.SIZE) | (bytes[values + place] & 0xff);
    }
    assertThat(bits).isEqualTo(Double.doubleToRawLongBits(fingerprint.snrDb()));
  }

  @Property(tries = 100)
  void anyFlippedBitFailsTheChecksum(
      @ForAll("fingerprint") Fingerprint fingerprint, @ForAll @IntRange(max = 159) int place) {
    byte[] bytes = FingerprintBits.encode(fingerprint);
    long checksum = RowChecksum.ofFingerprint("a", 3, SPACE, bytes);
    int bit = place % (bytes.length * Byte.SIZE);
    bytes[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
    assertThat(RowChecksum.ofFingerprint("a", 3, SPACE, bytes)).isNotEqualTo(checksum);
  }

  @Provide
  Arbitrary<Fingerprint> fingerprint() {
    Arbitrary<float[]> values =
        Arbitraries.integers()
            .map(Float::intBitsToFloat)
            .filter(value -> Float.isFinite(value))
            .array(float[].class)
            .ofSize(DIMENSION);
    Arbitrary<Double> ratios =
        Arbitraries.oneOf(
            Arbitraries.just(Double.POSITIVE_INFINITY),
            Arbitraries.doubles().between(-20, 80),
            Arbitraries.longs()
                .map(Double::longBitsToDouble)
                .filter(value -> value > Double.NEGATIVE_INFINITY));
    return Combinators.combine(values, ratios)
        .as((floats, snrDb) -> Fingerprint.of(SPACE, floats).withSnrDb(snrDb));
  }

  @Provide
  Arbitrary<List<EnrolledDevice>> enrolments() {
    Arbitrary<String> ids =
        Arbitraries.strings()
            .ofMinLength(1)
            .ofMaxLength(EnrolledDevice.MAX_ID_LENGTH)
            .filter(id -> !id.isBlank() && id.chars().noneMatch(Character::isISOControl));
    return Combinators.combine(ids, fingerprint().list().ofMinSize(1).ofMaxSize(5))
        .as(EnrolledDevice::new)
        .list()
        .uniqueElements(EnrolledDevice::id)
        .ofMaxSize(6);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
