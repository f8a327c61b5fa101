/** When to learn slower and when to stop: in, what was measured; out, a rate or a verdict. */
package io.rffi.train.schedule;
