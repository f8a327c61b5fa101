/**
 * What a network learns from: batches of fresh packets of labelled transmitters.
 *
 * <p>In: simulated transmitters, recorded packets or windows, and a seed. Out: batches of network
 * inputs, packets each through another channel.
 */
package io.rffi.train.data;
