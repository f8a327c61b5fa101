/**
 * What a model knows of radios in general, so that a decision can state its error rate: how
 * fingerprints vary, and those of many unknown radios. Pure values; {@code rffi-match} decides with
 * them.
 */
package io.rffi.api.decision;
