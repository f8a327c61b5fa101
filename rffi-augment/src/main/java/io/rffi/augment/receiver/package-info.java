/** Kinds of receiver and their units, each with a crystal of its own. */
package io.rffi.augment.receiver;
