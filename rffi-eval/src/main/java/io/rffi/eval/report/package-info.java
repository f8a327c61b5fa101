/**
 * Pages for the eye, each in one file and without scripts.
 *
 * <p>In: an {@link io.rffi.eval.protocol.Evaluation evaluation}, or the sets of a {@link
 * io.rffi.eval.simulate.Simulation simulation}. Out: HTML. An evaluation's page has its figures and
 * the curves behind them. A testbed's page follows two units through several sets, so that one sees
 * what channels change, what channel independence leaves, and what differs between units.
 */
package io.rffi.eval.report;
