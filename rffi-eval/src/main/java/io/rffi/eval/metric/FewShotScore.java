package io.rffi.eval.metric;

/**
 * How well devices are identified that a network has not learnt from.
 *
 * @param probed which windows were asked for, such as those of another day
 * @param devices among how many devices
 * @param enrolled how many windows of each were enrolled
 * @param nearest the share that the nearest enrolled window names rightly
 * @param voted the share that the vote of up to 15 nearest names rightly
 */
public record FewShotScore(
    String probed, int devices, int enrolled, double nearest, double voted) {}
