/**
 * The experiments of Morge-Rollet et al. (CAID 2020) on I/Q windows, and those that they leave as
 * future work.
 *
 * <p>In: a {@link io.rffi.experiments.iq.IqCampaign campaign}, simulated or recorded. On the way:
 * the extractors that the {@link io.rffi.experiments.iq.IqExperiment experiments} need. Out: a
 * {@link io.rffi.experiments.Reproduction reproduction} with the paper's figures beside ours.
 */
package io.rffi.experiments.iq;
