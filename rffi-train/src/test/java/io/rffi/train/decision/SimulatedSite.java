package io.rffi.train.decision;

import io.rffi.api.Fingerprint;
import io.rffi.api.IqSignal;
import io.rffi.api.Preamble;
import io.rffi.api.PreambleExtractor;
import io.rffi.api.QualityGate;
import io.rffi.augment.SimulatedCapture;
import io.rffi.augment.SimulatedDevices;
import io.rffi.augment.channel.MultipathChannel;
import io.rffi.augment.channel.Receiver;
import io.rffi.augment.waveform.LoraPacketLayout;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.dsp.lora.LoraPreambleExtractor;
import io.rffi.embed.onnx.OnnxEmbedder;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The demonstration's site: whole packets at 20 to 45 dB, found by the extractor, all before one
 * receiver; units whose crystal alone differs from session to session.
 */
record SimulatedSite(SimulatedDevices transmitters, OnnxEmbedder embedder)
    implements Population.Reception {
  private static final LoraParameters LORA = LoraParameters.EU868_SF7;
  private static final PreambleExtractor PREAMBLES = LoraPreambleExtractor.of(LORA);
  private static final double RATE_HZ = 1e6;
  private static final int PACKETS_BETWEEN = SimulatedDevices.PACKETS_PER_SESSION / 4;
  private static final long LATER = 1 << 20;

  @Override
  public Optional<Fingerprint> receive(int radio, int packet, boolean later) {
    long number = (later ? LATER : 0) + (long) packet * PACKETS_BETWEEN;
    List<Preamble> found = PREAMBLES.extract(capture(radio, number));
    if (found.size() != 1 || QualityGate.standard().check(found.get(0)).isPresent()) {
      return Optional.empty();
    }
    Preamble preamble = found.get(0);
    return Optional.of(embedder.embedOne(preamble.samples()).withSnrDb(preamble.snrDb()));
  }

  private IqSignal capture(int radio, long packet) {
    RandomGenerator random = transmitters.channelRandom(radio, packet, 0);
    List<Integer> payload = random.ints(8, 0, LORA.chips()).boxed().toList();
    IqSignal sent =
        transmitters.packet(radio, packet, LORA, LoraPacketLayout.lorawan(payload), RATE_HZ);
    IqSignal arrived =
        new MultipathChannel(
                random.nextDouble(5e-9, 300e-9), random.nextDouble(10), random.nextDouble(10))
            .apply(sent, random);
    IqSignal captured =
        new SimulatedCapture(RATE_HZ)
            .silence(random.nextInt(2000, 6000))
            .packet(arrived, 0, 0)
            .silence(2000)
            .build(random.nextDouble(20, 45), LORA.bandwidthHz(), random);
    return Receiver.typical().apply(captured, random);
  }
}
