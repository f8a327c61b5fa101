/**
 * The published experiments, repeated: which extractors to train, what to try them on, and which
 * figures stand beside.
 *
 * <p>In: a {@link io.rffi.train.experiment.LoraCampaign campaign}, simulated or recorded. On the
 * way: {@link io.rffi.train.experiment.LoraExtractor extractors}, each trained once and kept in a
 * folder → {@link io.rffi.train.experiment.LoraExperiment experiments}. Out: a {@link
 * io.rffi.train.experiment.Reproduction reproduction}, each figure with its bounds and, where there
 * is one, the {@link io.rffi.train.experiment.PublishedFigures published} figure.
 */
package io.rffi.train.experiment;
