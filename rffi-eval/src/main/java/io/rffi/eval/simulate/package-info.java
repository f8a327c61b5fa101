/**
 * Virtual testbeds on disk.
 *
 * <p>In: {@link io.rffi.eval.simulate.SimulationSettings which testbed}, and a folder. {@link
 * io.rffi.eval.simulate.Simulation} has the receptions made by several threads, takes them in
 * order, and writes them set by set, as HDF5 packet sets or SigMF recordings, with the truth beside
 * them. Out: files, the same for the same settings whatever the number of threads, and a {@link
 * io.rffi.eval.simulate.SetResult} a set; {@link io.rffi.eval.simulate.TestbedFile testbed.json}
 * says that they are complete.
 */
package io.rffi.eval.simulate;
