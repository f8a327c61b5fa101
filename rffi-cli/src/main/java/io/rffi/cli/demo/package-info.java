/**
 * The demonstration: simulated devices take the way that real ones would.
 *
 * <p>In: how many devices and packets, and a seed. {@link io.rffi.cli.demo.SiteRecordings} writes
 * recordings; {@link io.rffi.cli.demo.Demo} sends them through the same stages as the enrol and
 * identify commands. Out: a {@link io.rffi.cli.demo.DemoReport} with rates and counts.
 */
package io.rffi.cli.demo;
