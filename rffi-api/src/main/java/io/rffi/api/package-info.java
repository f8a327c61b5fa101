/**
 * What flows through rffi, and the interfaces between which it flows.
 *
 * <p>In: {@link io.rffi.api.IqSignal raw samples}. Out: an {@link io.rffi.api.Identification
 * identification} or {@link io.rffi.api.Verification verification}. On the way: preamble →
 * (spectrogram →) fingerprint → neighbours in the gallery → decision. {@link
 * io.rffi.api.DeviceIdentifier} composes the stages; each stage is an interface of one method.
 */
package io.rffi.api;
