/**
 * What reports are made of: {@link io.rffi.eval.text.Page pages} of {@link io.rffi.eval.text.Html
 * HTML}, and {@link io.rffi.eval.text.TextFile text files} that appear when they are complete. In
 * flow texts from anywhere, out flows a page that holds no code of theirs.
 */
package io.rffi.eval.text;
