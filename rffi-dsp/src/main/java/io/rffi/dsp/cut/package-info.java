/**
 * Packets that someone else has cut, as data sets have them: in flows a capture that is one
 * preamble, out flows that preamble, measured as far as its modulation is known.
 */
package io.rffi.dsp.cut;
