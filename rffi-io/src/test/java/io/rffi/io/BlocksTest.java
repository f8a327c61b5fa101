package io.rffi.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rffi.api.Block;
import io.rffi.api.IqSignal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

/** Blocks together are the whole. */
@Tag("property")
class BlocksTest {

  @Property(tries = 300)
  void blocksAreTheWhole(
      @ForAll @IntRange(min = 1, max = 250) int samples,
      @ForAll @IntRange(min = 1, max = 300) int length,
      @ForAll @IntRange(min = 0, max = 299) int overlap) {
    Assume.that(overlap < length);
    withRamp(
        samples,
        recording -> {
          IqSignal whole = recording.readAll();
          int covered = 0;
          for (Block block : recording.blocks(length, overlap)) {
            int start = (int) block.startSample();
            assertThat(start).isEqualTo(covered == 0 ? 0 : covered - overlap);
            assertThat(block.samples()).isEqualTo(whole.slice(start, block.samples().length()));
            int end = start + block.samples().length();
            assertThat(end).as("each block adds samples").isGreaterThan(covered);
            assertThat(end == samples || block.samples().length() == length).isTrue();
            covered = end;
          }
          assertThat(covered).isEqualTo(samples);
        });
  }

  @Example
  void blocksLongerThanOneReadOfTheDiskAreTheWhole() {
    TestFiles.inTemporaryFolder(
        folder -> {
          float[] values = new float[2 * 100_000];
          for (int n = 0; n < values.length; n++) {
            values[n] = n;
          }
          SigmfWriter.write(
              folder.resolve("long"), TestFiles.signal(values), SigmfDescription.defaults());
          try (Recordings recordings = Recordings.open(folder.resolve("long"))) {
            assertThat(recordings.only().readAll().toArray()).isEqualTo(values);
            for (Block block : recordings.only().blocks(70_001, 3)) {
              assertThat(block.samples().i(0)).isEqualTo(2f * block.startSample());
            }
          }
        });
  }

  @Example
  void refusesWhatDoesNotAdvance() {
    withRamp(
        10,
        recording -> {
          assertThatThrownBy(() -> recording.blocks(4, 4))
              .isInstanceOf(IllegalArgumentException.class);
          assertThatThrownBy(() -> recording.blocks(4, -1))
              .isInstanceOf(IllegalArgumentException.class);
          Iterator<Block> blocks = recording.blocks(10, 2).iterator();
          blocks.next();
          assertThatThrownBy(blocks::next).isInstanceOf(NoSuchElementException.class);
        });
  }

  private static void withRamp(int samples, Consumer<Recording> body) {
    TestFiles.inTemporaryFolder(
        folder -> {
          Path path = folder.resolve("ramp.bin");
          try {
            Files.write(path, TestFiles.ramp(samples));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          try (Recordings recordings =
              Recordings.open(path, RawFormat.of(SampleFormat.CU8, 1000))) {
            body.accept(recordings.only());
          }
        });
  }
}
