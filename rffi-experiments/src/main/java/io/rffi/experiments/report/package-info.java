/**
 * A reproduction written down, ours beside the paper's: in flows a {@link
 * io.rffi.experiments.Reproduction reproduction}, out flows a page in HTML or a text in Markdown.
 */
package io.rffi.experiments.report;
