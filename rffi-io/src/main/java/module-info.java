/** Recordings on disk: SigMF pairs and archives, raw sample files, HDF5 packet sets. */
module io.rffi.io {
  requires transitive io.rffi.api;
  requires com.fasterxml.jackson.databind;
  requires org.apache.commons.compress;
  requires io.jhdf;

  exports io.rffi.io;
}
