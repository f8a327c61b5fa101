/**
 * The experiments of Shen et al. (IEEE TIFS 2022) on LoRa.
 *
 * <p>In: a {@link io.rffi.experiments.lora.LoraCampaign campaign}, simulated or recorded. On the
 * way: the extractors that the {@link io.rffi.experiments.lora.LoraExperiment experiments} need.
 * Out: a {@link io.rffi.experiments.Reproduction reproduction} with the paper's figures beside
 * ours.
 */
package io.rffi.experiments.lora;
