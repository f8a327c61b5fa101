package io.rffi.embed.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.rffi.api.EmbedderContract;
import io.rffi.api.Fingerprint;
import io.rffi.api.IqSignal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxEmbedderTest extends EmbedderContract {
  private static final OnnxEmbedder.Options DEFAULT = OnnxEmbedder.Options.DEFAULT;

  @Override
  protected OnnxEmbedder create() {
    return OnnxEmbedder.load(Golden.file("convolutional.onnx"));
  }

  @Override
  protected OnnxEmbedder createOther() {
    return OnnxEmbedder.load(Golden.file("channel.onnx"));
  }

  @Override
  protected double sampleRateHz() {
    return 1e6;
  }

  @Override
  protected int samples() {
    return 128;
  }

  @Test
  void manyThreadsGiveWhatOneGives() throws InterruptedException, ExecutionException {
    List<List<IqSignal>> calls = new ArrayList<>();
    for (int n = 0; n < 60; n++) {
      calls.add(List.copyOf(noises(1 + n % 40).subList(n % 7 % (1 + n % 40), 1 + n % 40)));
    }
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (OnnxEmbedder embedder = create()) {
      List<List<Fingerprint>> expected = calls.stream().map(embedder::embed).toList();
      List<Future<List<Fingerprint>>> running = new ArrayList<>();
      for (List<IqSignal> call : calls) {
        running.add(threads.submit(() -> embedder.embed(call)));
      }
      for (int n = 0; n < calls.size(); n++) {
        assertThat(running.get(n).get()).as("call %d", n).isEqualTo(expected.get(n));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void closesOnceTheCallsUnderWayAreDone() throws InterruptedException {
    List<IqSignal> preambles = noises(64);
    OnnxEmbedder embedder = create();
    int complete = embedder.embed(preambles).size();
    ExecutorService threads = Executors.newFixedThreadPool(3);
    List<Future<Integer>> running = new ArrayList<>();
    for (int n = 0; n < 30; n++) {
      running.add(threads.submit(() -> embedder.embed(preambles).size()));
    }
    embedder.close();
    threads.shutdown();
    assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    for (Future<Integer> call : running) {
      try {
        assertThat(call.get()).isEqualTo(complete);
      } catch (ExecutionException late) {
        assertThat(late).hasCauseInstanceOf(IllegalStateException.class);
      }
    }
  }

  @Test
  void refusesToEmbedOnceClosed() {
    OnnxEmbedder embedder = create();
    embedder.embed(noises(2));
    embedder.close();
    embedder.close();
    assertThatIllegalStateException()
        .isThrownBy(() -> embedder.embed(noises(1)))
        .withMessageContaining("closed");
    assertThat(embedder.space().dimension()).isEqualTo(6);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 31, 32, 33, 1000})
  void theBatchDoesNotChangeWhatIsEmbedded(int maxBatch) {
    List<IqSignal> preambles = noises(66);
    try (OnnxEmbedder usual = create();
        OnnxEmbedder batched =
            OnnxEmbedder.load(
                Golden.file("convolutional.onnx"),
                DEFAULT.withMaxBatch(maxBatch).withIntraOpThreads(2))) {
      List<Fingerprint> expected = usual.embed(preambles);
      List<Fingerprint> actual = batched.embed(preambles);
      for (int n = 0; n < preambles.size(); n++) {
        assertThat(actual.get(n).distanceTo(expected.get(n))).isLessThan(1e-6);
      }
    }
  }

  @Test
  void theSpaceIsTheModelFile() {
    try (OnnxEmbedder embedder = create()) {
      String hash = embedder.space().id();
      assertThat(hash).matches("[0-9a-f]{64}");
      OnnxEmbedder.load(Golden.file("convolutional.onnx"), hash).close();
    }
  }

  @Test
  void refusesImpossibleOptions() {
    assertThatIllegalArgumentException().isThrownBy(() -> DEFAULT.withMaxBatch(0));
    assertThatIllegalArgumentException().isThrownBy(() -> DEFAULT.withIntraOpThreads(0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OnnxEmbedder.load(Golden.file("convolutional.onnx"), "abc"));
  }
}
