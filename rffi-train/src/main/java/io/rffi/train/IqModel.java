package io.rffi.train;

import io.rffi.train.network.TrainedNetwork;
import io.rffi.train.validation.Likeness;
import java.util.OptionalDouble;

/**
 * What was learnt.
 *
 * @param network with its parameters
 * @param likeness how its outputs are compared
 * @param sameBelow the distance below which two windows are called the same, if the loss says
 * @param steps how many steps it took, over all stages
 * @param seconds how long it took
 */
record IqModel(
    TrainedNetwork network,
    Likeness likeness,
    OptionalDouble sameBelow,
    long steps,
    double seconds) {}
