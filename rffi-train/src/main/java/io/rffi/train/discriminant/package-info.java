/**
 * Learning without a gradient: a linear map that is computed from examples.
 *
 * <p>In: labelled network inputs. Out: the parameters of {@link
 * io.rffi.train.network.Network#linear}.
 */
package io.rffi.train.discriminant;
