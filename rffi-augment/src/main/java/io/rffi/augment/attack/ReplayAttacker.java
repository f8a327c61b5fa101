package io.rffi.augment.attack;

import io.rffi.api.ChannelModel;
import io.rffi.api.IqSignal;
import io.rffi.augment.channel.CarrierOffset;
import io.rffi.augment.internal.Require;
import io.rffi.augment.transmitter.Transmitter;
import io.rffi.augment.waveform.RecordedWaveform;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * Signal replay: hears a victim's packet and sends the recording by a second radio.
 *
 * <p>What arrives carries the victim's impairments, those of the way to the attacker and of its
 * receiver, and on top the second radio's: its ramp rises once more, its carrier and clock add
 * theirs, its leakage lies at its own carrier. The carrier offset at the end is the victim's, minus
 * how far the attacker's receiver is tuned high, plus its transmitter's offset, plus the
 * correction. The loop that follows chirps takes no part: the recording is modulated by a mixer.
 *
 * <p>Immutable and safe for use by many threads at once, each with a generator of its own.
 *
 * @param reception what lies between the victim's antenna and the recording, for example {@code
 *     AwgnChannel.inBand(40, 125_000).then(Receiver.typical())}
 * @param radio what the recording is sent by
 * @param correctionHz by how much the recording is shifted up in frequency before it is sent; 0 for
 *     none
 */
public record ReplayAttacker(ChannelModel reception, Transmitter radio, double correctionHz) {
  /** Checks that the parts are there. */
  public ReplayAttacker {
    Objects.requireNonNull(reception, "reception");
    Objects.requireNonNull(radio, "radio");
    Require.finite(correctionHz, "correctionHz");
  }

  /**
   * An attacker that sends what it heard, as it is.
   *
   * @param reception what lies between the victim's antenna and the recording
   * @param radio what the recording is sent by
   * @return the attacker
   */
  public static ReplayAttacker of(ChannelModel reception, Transmitter radio) {
    return new ReplayAttacker(reception, radio, 0);
  }

  /**
   * This attacker with its own carrier offsets known and taken out: what arrives has the victim's,
   * but for the wander of the radio's crystal from packet to packet.
   *
   * @param receiverOffsetHz how far the receiver is tuned above the nominal carrier, as in {@link
   *     io.rffi.augment.channel.Receiver#offsetHz}
   * @return the attacker, its present correction replaced
   */
  public ReplayAttacker withOffsetsCorrected(double receiverOffsetHz) {
    double transmitterOffsetHz = radio.carrierOffsetHz();
    return withCorrection(receiverOffsetHz - transmitterOffsetHz);
  }

  /**
   * This attacker with another correction.
   *
   * @param hertz by how much the recording is shifted up in frequency
   * @return the changed attacker
   */
  public ReplayAttacker withCorrection(double hertz) {
    return new ReplayAttacker(reception, radio, hertz);
  }

  /**
   * Hears a packet and sends it again.
   *
   * @param packet what the victim sent, from its beginning to its end; not silent
   * @param startFraction where between samples 0 and 1 the replay begins, 0 ≤ fraction &lt; 1
   * @param random the randomness of reception and of sending
   * @return the replay at the packet's sample rate, around the radio's nominal carrier
   * @throws IllegalArgumentException if the packet is known to be around another carrier than the
   *     radio's, or nothing of it is heard
   */
  public IqSignal replay(IqSignal packet, double startFraction, RandomGenerator random) {
    return radio.send(record(packet, random), packet.sampleRateHz(), startFraction, random);
  }

  /**
   * Hears a packet, once; the recording can be sent many times.
   *
   * @param packet what the victim sent; not silent
   * @param random the randomness of reception
   * @return what this attacker's radio is to send
   * @throws IllegalArgumentException as for {@link #replay}
   */
  public RecordedWaveform record(IqSignal packet, RandomGenerator random) {
    double centreHz = packet.centreFrequencyHz().orElse(radio.carrierHz());
    if (centreHz != radio.carrierHz()) {
      throw new IllegalArgumentException(
          "the packet was sent at %s Hz, the attacker's radio sends at %s Hz"
              .formatted(centreHz, radio.carrierHz()));
    }
    IqSignal heard = reception.apply(packet, random);
    return new RecordedWaveform(new CarrierOffset(correctionHz).apply(heard, random));
  }
}
