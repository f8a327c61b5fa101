package io.rffi.benchmarks;

import io.rffi.api.ChannelModel;
import io.rffi.api.IqSignal;
import io.rffi.augment.SimulatedDevices;
import io.rffi.augment.channel.AwgnChannel;
import io.rffi.augment.channel.MultipathChannel;
import io.rffi.augment.channel.PowerDelayProfile;
import io.rffi.augment.channel.TappedDelayLine;
import io.rffi.dsp.lora.LoraParameters;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Channels over a preamble of nine symbols at 1 MHz, 9216 samples, and the transmitter before. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ChannelBenchmark {
  private static final int SYMBOLS = 9;
  private static final SimulatedDevices DEVICES = SimulatedDevices.lora(5, 1);

  @Param({"300ns", "300ns-10Hz", "300ns-100Hz", "TU", "TU-100Hz", "sample-spaced-10Hz", "noise"})
  String channel;

  private final SplittableRandom random = new SplittableRandom(1);
  private ChannelModel model;
  private IqSignal preamble;
  private long packet;

  @Setup
  public void prepare() {
    TappedDelayLine fading = TappedDelayLine.rayleigh(PowerDelayProfile.exponential(300e-9));
    TappedDelayLine urban = TappedDelayLine.rayleigh(PowerDelayProfile.typicalUrban());
    model =
        switch (channel) {
          case "300ns" -> fading;
          case "300ns-10Hz" -> fading.withDoppler(10);
          case "300ns-100Hz" -> fading.withDoppler(100);
          case "TU" -> urban;
          case "TU-100Hz" -> urban.withDoppler(100);
          case "sample-spaced-10Hz" -> new MultipathChannel(300e-9, 3, 10);
          default -> AwgnChannel.fullRate(30);
        };
    preamble = DEVICES.preamble(0, 0, LoraParameters.EU868_SF7, SYMBOLS, 1e6);
  }

  @Benchmark
  public IqSignal channel() {
    return model.apply(preamble, random);
  }

  @Benchmark
  public IqSignal transmitterAndChannel() {
    packet++;
    IqSignal sent =
        DEVICES.preamble((int) (packet % 5), packet, LoraParameters.EU868_SF7, SYMBOLS, 1e6);
    return model.apply(sent, random);
  }
}
