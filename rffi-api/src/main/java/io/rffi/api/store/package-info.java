/**
 * What each change makes of what a store holds: in, devices and fingerprints; out, the next
 * contents, or why there are none. For rffi's own stores only, so that all of them agree.
 */
package io.rffi.api.store;
