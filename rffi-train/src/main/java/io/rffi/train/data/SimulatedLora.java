package io.rffi.train.data;

import io.rffi.api.IqSignal;
import io.rffi.augment.channel.Range;
import io.rffi.augment.node.Conditions;
import io.rffi.augment.node.LoraReceiver;
import io.rffi.augment.node.NodeFamily;
import io.rffi.augment.random.Seeds;
import io.rffi.augment.transmitter.Transmitter;
import io.rffi.dsp.FrontEnd;
import io.rffi.dsp.lora.LoraParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Preambles of simulated LoRa nodes as a gateway's network meets them: each packet after another
 * restart and through another channel. Some inputs are the very same transmission received twice,
 * since a network that tells those apart has learnt the noise.
 */
public final class SimulatedLora implements ExampleSource {
  private static final LoraParameters LORA = LoraParameters.EU868_SF7;

  /** One symbol more than the network sees, for late cuts. */
  private static final int SYMBOLS = 9;

  private static final double SAME_TRANSMISSION = 0.5;

  /** How weak packets are at the receiver's converter: the RMS in its steps. */
  public static final double LEAST_LEVEL_STEPS = LoraReceiver.LEAST_LEVEL_STEPS;

  private final FrontEnd frontEnd;
  private final Conditions conditions;
  private final int families;
  private final List<NodeFamily.Node> nodes;

  /**
   * A population.
   *
   * @param frontEnd what makes the network's input; of the reference rate and eight symbols
   * @param conditions how the packets arrive
   * @param families what the nodes are drawn from, in turn
   * @param count how many nodes
   * @param spread how different units of a family are: each node draws one of the range
   * @param seed fixes the nodes
   */
  public SimulatedLora(
      FrontEnd frontEnd,
      Conditions conditions,
      List<NodeFamily> families,
      int count,
      Range spread,
      long seed) {
    this.frontEnd = frontEnd;
    this.conditions = conditions;
    this.families = families.size();
    this.nodes =
        IntStream.range(0, count)
            .mapToObj(
                device -> {
                  RandomGenerator random = Seeds.trainingGenerator(seed, device);
                  return families.get(device % families.size()).draw(spread.draw(random), random);
                })
            .toList();
  }

  @Override
  public int devices() {
    return nodes.size();
  }

  @Override
  public int group(int device) {
    return device % families;
  }

  @Override
  public List<float[]> draw(int device, int count, long receiver, RandomGenerator random) {
    LoraReceiver hears = new LoraReceiver(frontEnd, Seeds.trainingGenerator(receiver));
    List<float[]> inputs = new ArrayList<>(count);
    Transmission last = null;
    for (int n = 0; n < count; n++) {
      if (last == null || random.nextDouble() >= SAME_TRANSMISSION) {
        last = transmission(device, random);
      }
      inputs.add(
          hears.receive(last.arrived(), last.carrierOffsetHz(), conditions.snrDb(random), random));
    }
    return inputs;
  }

  private record Transmission(IqSignal arrived, double carrierOffsetHz) {}

  private Transmission transmission(int device, RandomGenerator random) {
    Transmitter unit = nodes.get(device).switchedOn(random);
    IqSignal sent = unit.preamble(LORA, SYMBOLS, LoraReceiver.RATE_HZ, random);
    double offsetHz = unit.carrierOffsetHz();
    return new Transmission(conditions.channel(random).apply(sent, random), offsetHz);
  }
}
