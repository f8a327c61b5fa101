package io.rffi.cli.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.rffi.api.IqSignal;
import io.rffi.api.Preamble;
import io.rffi.dsp.template.TemplatePreambleExtractor;
import io.rffi.dsp.template.TemplatesBle;
import io.rffi.io.Recordings;
import io.rffi.io.SigmfDescription;
import io.rffi.io.SigmfWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplatePacketsTest {
  private static final TemplatePreambleExtractor EXTRACTOR =
      TemplatePreambleExtractor.of(TemplatesBle.advertising());

  @TempDir private Path directory;

  /** Packets at every place relative to the blocks are found once, where they are. */
  @ParameterizedTest
  @ValueSource(ints = {1, 5000, 7777, 1 << 21})
  void findsTheSameWhateverTheBlocks(int blockSamples) {
    Random random = new Random(1);
    float[] iq = new float[2 * 60_000];
    for (int n = 0; n < iq.length; n++) {
      iq[n] = (float) (0.05 * random.nextGaussian());
    }
    float[] advert = TemplatesBle.advertising().ideal().toArray();
    List<Integer> starts = new ArrayList<>();
    for (int start = 40; start < 59_000; start += 400 + random.nextInt(200)) {
      starts.add(start);
      for (int n = 0; n < advert.length; n++) {
        iq[2 * start + n] += advert[n];
      }
    }
    SigmfWriter.write(
        directory.resolve("adverts"), IqSignal.of(iq, 8e6), SigmfDescription.defaults());

    List<Preamble> found = new ArrayList<>();
    try (Recordings recordings = Recordings.open(directory.resolve("adverts.sigmf-meta"))) {
      new TemplatePackets(EXTRACTOR, blockSamples).each(recordings.only(), found::add);
    }

    assertThat(found)
        .extracting(preamble -> (int) Math.round(preamble.startSample()))
        .isEqualTo(starts);
  }
}
