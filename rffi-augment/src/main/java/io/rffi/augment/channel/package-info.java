/**
 * What lies between transmitter and decision: multipath, motion, noise, the receiver itself.
 *
 * <p>In and out: {@link io.rffi.api.IqSignal}. Every class is a {@link io.rffi.api.ChannelModel}
 * that draws one realisation a call and keeps length and sample rate; {@code then} chains them.
 * {@link io.rffi.augment.channel.TrainingAugmentation} draws the models' own parameters too.
 */
package io.rffi.augment.channel;
