/**
 * Where random numbers come from: in, a seed and a path of indices; out, a generator. For rffi's
 * own modules only.
 */
package io.rffi.augment.random;
