package io.rffi.match;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rffi.api.EmbeddingSpace;
import io.rffi.api.EmbeddingSpaceMismatchException;
import io.rffi.api.Fingerprint;
import io.rffi.api.FingerprintStore;
import io.rffi.api.FingerprintStoreContract;
import io.rffi.api.Metric;
import java.util.List;
import org.junit.jupiter.api.Test;

class InMemoryFingerprintStoreTest extends FingerprintStoreContract {
  @Override
  protected FingerprintStore emptyStore() {
    return new InMemoryFingerprintStore();
  }

  @Test
  void belongsToItsFirstSpaceEvenWhenEmptied() {
    EmbeddingSpace other = new EmbeddingSpace("def456", "front end", 3, Metric.EUCLIDEAN);
    try (FingerprintStore store = emptyStore()) {
      store.enrol("a", List.of(print(1, 2, 3)));
      store.remove("a");
      assertThatThrownBy(() -> store.enrol("a", List.of(Fingerprint.of(other, 1, 2, 3))))
          .isInstanceOf(EmbeddingSpaceMismatchException.class);
    }
  }
}
