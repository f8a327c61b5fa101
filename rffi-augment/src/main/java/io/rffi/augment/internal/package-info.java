/** Arithmetic that several packages of this module share; not exported. */
package io.rffi.augment.internal;
