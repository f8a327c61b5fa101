/** Recordings on disk: SigMF pairs and archives, raw sample files, HDF5 packet sets. */
@SuppressWarnings("module") // modules that a qualified export names are compiled later
module io.rffi.io {
  requires transitive io.rffi.api;
  requires com.fasterxml.jackson.databind;
  requires org.apache.commons.compress;
  requires io.jhdf;

  exports io.rffi.io;
  exports io.rffi.io.file to
      io.rffi.eval,
      io.rffi.train;
}
