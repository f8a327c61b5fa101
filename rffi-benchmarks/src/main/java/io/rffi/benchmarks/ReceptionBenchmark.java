package io.rffi.benchmarks;

import io.rffi.api.IqSignal;
import io.rffi.api.Preamble;
import io.rffi.augment.SimulatedCapture;
import io.rffi.augment.SimulatedDevices;
import io.rffi.augment.waveform.LoraPacketLayout;
import io.rffi.dsp.lora.LoraParameters;
import io.rffi.dsp.lora.LoraPreambleExtractor;
import io.rffi.dsp.lora.frame.FrameFormat;
import io.rffi.dsp.lora.frame.LoraFrame;
import io.rffi.dsp.lora.receive.LoraPacket;
import io.rffi.dsp.lora.receive.LoraReceiver;
import java.util.Random;
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

/** Reading an SF7 packet of 58 symbols behind its preamble, which is found already. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class ReceptionBenchmark {
  private static final int PAYLOAD = 31;

  @Param({"500000", "1000000", "2000000"})
  private double rateHz;

  private IqSignal capture;
  private Preamble preamble;
  private final LoraReceiver receiver = LoraReceiver.explicit();

  /** For JMH. */
  public ReceptionBenchmark() {}

  /** Makes the packet and finds it. */
  @Setup
  public void receive() {
    LoraParameters lora = LoraParameters.EU868_SF7;
    LoraFrame frame = LoraFrame.of(new byte[PAYLOAD], FrameFormat.explicit(PAYLOAD, 5, lora));
    LoraPacketLayout layout = LoraPacketLayout.lorawan(frame.symbols(7));
    capture =
        new SimulatedCapture(rateHz)
            .silence(3000)
            .packet(SimulatedDevices.lora(1, 1).packet(0, 0, lora, layout, rateHz), 0, 0)
            .silence(3000)
            .build(10, 125_000, new Random(1));
    preamble = LoraPreambleExtractor.of(lora).extract(capture).get(0);
    if (!read().isGood()) {
      throw new IllegalStateException("the packet was not read");
    }
  }

  /** Reads it. */
  @Benchmark
  public LoraPacket read() {
    return receiver.receive(capture, preamble);
  }
}
