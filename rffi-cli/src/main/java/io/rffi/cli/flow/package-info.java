/**
 * What the commands have in common: the way from files to results.
 *
 * <p>In: paths, and how to read them. {@link io.rffi.cli.flow.RecordingFiles} opens one file after
 * another and keeps a bad one from spoiling the rest; a {@link io.rffi.cli.flow.PacketSource} finds
 * the packets in each; {@link io.rffi.cli.flow.Enrolment} and {@link io.rffi.cli.flow.Verdicts} put
 * them into a store and judge them. {@link io.rffi.cli.flow.StreamScan} watches a live stream
 * instead. Out: {@link io.rffi.cli.flow.JsonLines JSON lines}.
 */
package io.rffi.cli.flow;
