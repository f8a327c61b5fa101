/**
 * The first stage on a sample's way: files become {@link io.rffi.api.IqSignal}s.
 *
 * <p>In flow SigMF pairs and archives, raw sample files and HDF5 packet sets, through {@link
 * io.rffi.io.Recordings#open(java.nio.file.Path)}. Out flow {@link io.rffi.io.Recording}s, read
 * whole, in part or in {@link io.rffi.api.Block}s, so that a recording may be larger than memory.
 * {@link io.rffi.io.SampleStream} reads what comes through a pipe or a socket. The way back is
 * {@link io.rffi.io.SigmfWriter} and {@link io.rffi.io.Hdf5PacketWriter}. What is not what it
 * claims to be ends in a {@link io.rffi.api.MalformedRecordingException}.
 */
package io.rffi.io;
