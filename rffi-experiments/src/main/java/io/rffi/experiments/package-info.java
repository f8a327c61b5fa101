/**
 * What comes of repeating published experiments.
 *
 * <p>{@link io.rffi.experiments.lora} and {@link io.rffi.experiments.iq} run the experiments of a
 * paper each: in flows a campaign, simulated or recorded; extractors are trained once and kept in a
 * folder. Out flows a {@link io.rffi.experiments.Reproduction reproduction}, each figure with its
 * bounds and, where there is one, the published figure; {@link io.rffi.experiments.report} writes
 * it down.
 */
package io.rffi.experiments;
