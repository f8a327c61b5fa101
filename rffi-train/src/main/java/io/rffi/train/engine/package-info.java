/**
 * Learning on DJL's PyTorch engine: the network in native memory, the triplet loss, Adam.
 *
 * <p>In: batches and a learning rate. Out: what each step measured, and the trained values.
 */
package io.rffi.train.engine;
