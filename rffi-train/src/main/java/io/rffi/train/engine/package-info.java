/**
 * Learning on DJL's PyTorch engine: the network in native memory, and its steps.
 *
 * <p>In: batches and a learning rate. Out: what each step measured, and the trained values.
 */
package io.rffi.train.engine;
