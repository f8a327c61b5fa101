package io.rffi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rffi.api.IqSignal;
import io.rffi.augment.SimulatedCapture;
import io.rffi.dsp.lora.LoraParameters;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A gateway's life for an hour, or {@code -Drffi.scan.seconds}: a stream is scanned at the pace of
 * its receiver and its packets are identified, while other processes enrol, identify and remove. No
 * connection, no name look-up, and no file beyond the working folder.
 */
@Tag("heavy")
class HourOfScanTest {
  private static final long SECONDS = Long.getLong("rffi.scan.seconds", 3600);
  private static final int DEVICES = 3;
  private static final int KEPT_DEVICES = 5;
  private static final long PAUSE_MILLIS = 2000;

  /** Two packets of a device in each second. */
  private static final int PACKETS_A_SECOND = 2;

  @TempDir private Path folder;
  private Sandbox sandbox;

  @Test
  void keepsToItsFolder() throws Exception {
    sandbox = new Sandbox(folder);
    for (int device = 0; device < DEVICES; device++) {
      enrol("scanned.db", "d" + device, device, 0);
    }
    Sandbox.Running scan =
        sandbox.rffi(
            "scan",
            "--rate",
            "1e6",
            "--format",
            "ci16_le",
            "--channel",
            "0",
            "--store",
            "scanned.db",
            "-");
    CompletableFuture<Long> fed = CompletableFuture.supplyAsync(() -> feed(scan.process()));
    long rounds = 0;
    while (!fed.isDone()) {
      enrolAndIdentify(rounds++);
      Thread.sleep(PAUSE_MILLIS);
    }
    scan.ended();
    assertQuiet(scan);
    assertThat(sandbox.leftBehind()).isEmpty();
    long lines = scan.said().lines().filter(line -> line.startsWith("{")).count();
    String summary =
        scan.said().lines().filter(line -> line.startsWith("rffi:")).toList().toString();
    System.out.printf(
        "%d s fed, %d verdicts, %d rounds beside it, watched by strace: %s; scan says %s%n",
        fed.get(), lines, rounds, sandbox.isWatched(), summary);
    // No packet is weak or overlaps another, and a pipe drops nothing.
    assertThat(lines).isGreaterThanOrEqualTo(PACKETS_A_SECOND * fed.get() * 99 / 100);
    assumeTrue(sandbox.isWatched(), "without strace only the folders were looked at");
  }

  private void enrolAndIdentify(long round) throws Exception {
    String device = "r" + round;
    enrol("beside.db", device, (int) (round % DEVICES), 100 + KEPT_DEVICES * round);
    Path fresh = TestRecordings.of(sandbox.work(), (int) (round % DEVICES), 50, 2);
    String said = run("identify", "--store", "beside.db", fresh);
    assertThat(said.lines().filter(line -> line.contains("decision"))).hasSize(2);
    if (round >= KEPT_DEVICES) {
      run("remove", "--store", "beside.db", "--device", "r" + (round - KEPT_DEVICES));
    }
    try (var written = Files.list(sandbox.work())) {
      for (Path file : written.filter(path -> path.toString().contains(".sigmf-")).toList()) {
        Files.delete(file);
      }
    }
  }

  private void enrol(String store, String name, int device, long firstPacket) throws Exception {
    Path recording = TestRecordings.of(sandbox.work(), device, firstPacket, 5);
    run("enrol", "--store", store, "--device", name, recording);
  }

  private String run(Object... args) throws Exception {
    Sandbox.Running ended = sandbox.rffi(args).ended();
    assertQuiet(ended);
    String said = ended.said();
    Files.deleteIfExists(ended.trace());
    Files.delete(ended.output());
    return said;
  }

  private void assertQuiet(Sandbox.Running ended) {
    assertThat(sandbox.misdeeds(ended)).isEmpty();
  }

  /** Writes seconds of samples, each when its time has come; returns how many. */
  private static long feed(Process scan) {
    List<byte[]> seconds = seconds();
    long start = System.nanoTime();
    long end = start + TimeUnit.SECONDS.toNanos(SECONDS);
    try (OutputStream samples = scan.getOutputStream()) {
      long fed = 0;
      for (; System.nanoTime() < end; fed++) {
        samples.write(seconds.get((int) (fed % seconds.size())));
        long early = start + TimeUnit.SECONDS.toNanos(fed + 1) - System.nanoTime();
        TimeUnit.NANOSECONDS.sleep(Math.max(early, 0));
      }
      return fed;
    } catch (IOException e) {
      throw new AssertionError("the scan ended early", e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** A second of each device. */
  private static List<byte[]> seconds() {
    List<byte[]> seconds = new ArrayList<>();
    for (int device = 0; device < DEVICES; device++) {
      SimulatedCapture capture = new SimulatedCapture(TestRecordings.RATE_HZ);
      for (int n = 0; n < PACKETS_A_SECOND; n++) {
        IqSignal packet = TestRecordings.packet(device, 200 + n, LoraParameters.EU868_SF7);
        int rest = (int) TestRecordings.RATE_HZ / PACKETS_A_SECOND - packet.length();
        capture.silence(rest / 2).packet(packet, 0, 1500).silence(rest - rest / 2);
      }
      seconds.add(bytes(capture.build(30, 125_000, new Random(device)).toArray()));
    }
    return seconds;
  }

  private static byte[] bytes(float[] iq) {
    ByteBuffer bytes = ByteBuffer.allocate(Short.BYTES * iq.length).order(ByteOrder.LITTLE_ENDIAN);
    float peak = 0;
    for (float value : iq) {
      peak = Math.max(peak, Math.abs(value));
    }
    for (float value : iq) {
      bytes.putShort((short) (value / peak * 0.7f * Short.MAX_VALUE));
    }
    return bytes.array();
  }
}
