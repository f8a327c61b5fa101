package io.rffi.train;

import io.rffi.api.Metric;
import io.rffi.train.network.TrainedNetwork;
import java.util.OptionalDouble;

/**
 * What was learnt.
 *
 * @param network with its parameters
 * @param metric how its outputs are compared
 * @param sameBelow the distance below which two windows are called the same, if the loss says
 * @param steps how many steps it took, over all stages
 * @param seconds how long it took
 */
record IqModel(
    TrainedNetwork network, Metric metric, OptionalDouble sameBelow, long steps, double seconds) {}
