/**
 * What lies between transmitter and decision: multipath, motion, noise, interference, the receiver
 * itself.
 *
 * <p>In and out: {@link io.rffi.api.IqSignal}. Every class is a {@link io.rffi.api.ChannelModel}
 * that draws one realisation a call and keeps length and sample rate; {@code then} chains them.
 *
 * <ul>
 *   <li>Propagation: {@link io.rffi.augment.channel.TappedDelayLine} over a {@link
 *       io.rffi.augment.channel.PowerDelayProfile}; {@link
 *       io.rffi.augment.channel.MultipathChannel} as published augmentation has it.
 *   <li>What is added: {@link io.rffi.augment.channel.AwgnChannel} at a stated ratio, {@link
 *       io.rffi.augment.channel.Interferer}.
 *   <li>Receivers: {@link io.rffi.augment.channel.Receiver}.
 *   <li>Training: {@link io.rffi.augment.channel.TrainingAugmentation} draws the models' own
 *       parameters too.
 * </ul>
 */
package io.rffi.augment.channel;
