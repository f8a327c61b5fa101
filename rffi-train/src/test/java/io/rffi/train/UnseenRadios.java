package io.rffi.train;

import io.rffi.api.IqSignal;
import io.rffi.augment.testbed.Difficulty;
import io.rffi.augment.testbed.Testbed;
import io.rffi.augment.testbed.Testbeds;
import io.rffi.embed.onnx.OnnxEmbedder;
import io.rffi.eval.data.PacketSet;
import io.rffi.eval.data.TestbedPackets;
import io.rffi.eval.heldout.Embedded;
import io.rffi.train.data.IqWindows;
import io.rffi.train.data.LabelledExamples;
import io.rffi.train.data.RowsOfIq;
import java.util.ArrayList;
import java.util.List;

/**
 * A draw of {@code iq-16} that no model has learnt from, as the bundled I/Q model sees it.
 *
 * @param enrolment the first four fifths of the first run
 * @param probes the last fifth of it
 * @param otherRun the last fifth of the second run
 */
record UnseenRadios(Embedded enrolment, Embedded probes, Embedded otherRun) {
  static UnseenRadios draw(OnnxEmbedder embedder, long seed, double scale) {
    Testbed testbed = Testbeds.of(IqData.TESTBED, Difficulty.DEFAULT, seed, scale);
    PacketSet first = TestbedPackets.of(testbed, testbed.sets().get(0));
    PacketSet second = TestbedPackets.of(testbed, testbed.sets().get(1));
    return new UnseenRadios(
        embedded(embedder, IqWindows.share(first, 0, 0.8)),
        embedded(embedder, IqWindows.share(first, 0.8, 1)),
        embedded(embedder, IqWindows.share(second, 0.8, 1)));
  }

  private static Embedded embedded(OnnxEmbedder embedder, PacketSet packets) {
    double rateHz = embedder.frontEnd().sampleRateHz();
    LabelledExamples windows = new IqWindows(rateHz, embedder.frontEnd().samples()).of(packets);
    List<IqSignal> signals = new ArrayList<>();
    for (float[] input : windows.examples()) {
      signals.add(RowsOfIq.signal(input, rateHz));
    }
    return new Embedded(embedder.embed(signals), windows.labels(), windows.devices().size());
  }
}
