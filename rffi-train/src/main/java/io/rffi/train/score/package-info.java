/** How good a model is on what it has not learnt from. */
package io.rffi.train.score;
