package io.rffi.train.decision;

import io.rffi.api.Fingerprint;
import io.rffi.api.IqSignal;
import io.rffi.augment.node.Conditions;
import io.rffi.augment.node.LoraReceiver;
import io.rffi.augment.node.NodeFamily;
import io.rffi.augment.random.Seeds;
import io.rffi.augment.transmitter.Transmitter;
import io.rffi.dsp.FrontEnd;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.embed.onnx.OnnxEmbedder;
import io.rffi.train.data.RowsOfIq;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The training's simulator: nodes of all families that are switched off and on before every packet,
 * received at 20 to 50 dB; every fifty of them have a receiver of their own.
 */
record RestartedNodes(long seed, OnnxEmbedder embedder) implements Population.Reception {
  static final List<NodeFamily> FAMILIES = NodeFamily.ALL;

  private static final int NODES_A_RECEIVER = 50;
  private static final long RECEIVERS = 0x3f1a_77c5L;
  private static final int SYMBOLS = 9;
  private static final FrontEnd SAMPLES =
      FrontEnd.iqWindow(LoraReceiver.RATE_HZ, FrontEnd.LORA.samples());

  @Override
  public Optional<Fingerprint> receive(int radio, int packet, boolean later) {
    NodeFamily.Node node =
        FAMILIES.get(radio % FAMILIES.size()).draw(1, Seeds.trainingGenerator(seed, radio));
    LoraReceiver receiver =
        new LoraReceiver(
            SAMPLES, Seeds.trainingGenerator(seed ^ RECEIVERS, radio / NODES_A_RECEIVER));
    RandomGenerator random = Seeds.trainingGenerator(seed, radio, later ? 1 : 0, packet);
    Transmitter unit = node.switchedOn(random);
    IqSignal sent = unit.preamble(LoraParameters.EU868_SF7, SYMBOLS, LoraReceiver.RATE_HZ, random);
    IqSignal arrived = Conditions.JUDGED.channel(random).apply(sent, random);
    double snrDb = Conditions.JUDGED.snrDb(random);
    float[] rows = receiver.receive(arrived, unit.carrierOffsetHz(), snrDb, random);
    return Optional.of(
        embedder.embedOne(RowsOfIq.signal(rows, LoraReceiver.RATE_HZ)).withSnrDb(snrDb));
  }
}
