/**
 * A virtual testbed on one page: in flow the sets that were written, out flows {@code report.html},
 * with the figures of the publications, all in one file and without scripts. Two units are followed
 * through several sets, so that one sees what channels change, what channel independence leaves,
 * and what differs between units. An evaluation has a page, too, with its figures and the curves
 * behind them.
 */
package io.rffi.cli.report;
