/** Writing files that must survive a kill: in, a place and bytes; out, the whole file or none. */
package io.rffi.train.io;
