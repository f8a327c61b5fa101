package io.rffi.match;

/**
 * For which packets a table of scores holds.
 *
 * @param level which of the cohort's levels of noise
 * @param packets how many are judged together
 */
record CohortNode(int level, int packets) {}
