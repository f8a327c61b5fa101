/** How far a long work is, told on standard error: a bar on a terminal, plain lines elsewhere. */
package io.rffi.train.progress;
