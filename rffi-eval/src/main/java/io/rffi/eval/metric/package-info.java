/**
 * Figures of merit.
 *
 * <p>In: {@link io.rffi.eval.metric.Score scores} (distances: a smaller one is more alike), {@link
 * io.rffi.eval.metric.Decision decisions} and {@link io.rffi.eval.metric.Pair pairs}, each with the
 * device that it is about. Out: {@link io.rffi.eval.metric.Figure figures} with their size and
 * their bounds, and the curves behind them. Nothing here knows how a score came about.
 */
package io.rffi.eval.metric;
