/**
 * What the commands have in common: the way from files to results.
 *
 * <p>In: paths, and how to read them. {@link io.rffi.cli.flow.RecordingFiles} opens one file after
 * another and keeps a bad one from spoiling the rest; a {@link io.rffi.api.DeviceIdentifier} finds
 * the packets in each and identifies them, or {@link io.rffi.cli.flow.PacketsTogether} judges all
 * as one; {@link io.rffi.cli.flow.DecisionLines} says how. {@link io.rffi.cli.flow.StreamScan}
 * watches a live stream instead. Out: {@link io.rffi.cli.flow.JsonLines JSON lines}.
 */
package io.rffi.cli.flow;
