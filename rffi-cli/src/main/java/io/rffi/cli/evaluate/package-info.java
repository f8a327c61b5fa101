/**
 * What {@code rffi evaluate} works out and says.
 *
 * <p>In: an {@link io.rffi.eval.protocol.Evaluation evaluation}. Out: its {@link
 * io.rffi.cli.evaluate.Figures figures} with their bounds, and the {@link
 * io.rffi.cli.evaluate.EvaluationLine line} that has them.
 */
package io.rffi.cli.evaluate;
