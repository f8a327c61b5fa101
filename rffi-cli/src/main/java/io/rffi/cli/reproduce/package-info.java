/**
 * What {@code rffi reproduce} says: in flows a {@link io.rffi.train.experiment.Reproduction
 * reproduction}, out flow lines of JSON and {@link io.rffi.cli.reproduce.ReproductionTables
 * tables}, ours beside the paper's.
 */
package io.rffi.cli.reproduce;
