/**
 * Work in several threads whose results come out in order: in, pieces of work; out, what came of
 * them. For rffi's own modules only.
 */
package io.rffi.eval.pipeline;
