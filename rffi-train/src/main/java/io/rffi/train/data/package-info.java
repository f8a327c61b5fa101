/**
 * What a network learns from: batches of fresh packets of labelled transmitters.
 *
 * <p>In: a population of simulated transmitters and a seed. Out: batches of network inputs, each
 * packet through another channel and receiver.
 */
package io.rffi.train.data;
