/**
 * Programs that show the library, each small enough to be read at once.
 *
 * <p>{@link io.rffi.examples.EnrolAndIdentify} is the main job in ten lines; {@link
 * io.rffi.examples.WithoutNetwork} does it by measured impairments; {@link
 * io.rffi.examples.CustomEmbedder} and {@link io.rffi.examples.CustomMatcher} replace one stage by
 * one's own; {@link io.rffi.examples.GatewayLoop} judges packets as they come. Their radios are
 * simulated by {@link io.rffi.examples.SimulatedRadio}: put your recordings in its place.
 */
package io.rffi.examples;
