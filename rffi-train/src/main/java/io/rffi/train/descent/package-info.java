/**
 * What a training by gradient descent minimises, and how: losses, optimiser, learning rate.
 *
 * <p>In: a network's outputs for a batch, and who sent each example. Out: a scalar to go backward
 * from. A loss of one's own implements {@link io.rffi.train.descent.Loss}.
 */
package io.rffi.train.descent;
