package io.rffi.io;

import io.rffi.api.MalformedRecordingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/** Tells formats by extension and content. */
final class FormatProbe {
  private static final byte[] HDF5_SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
  private static final byte[] TAR_MAGIC = "ustar".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] GZIP_MAGIC = {0x1f, (byte) 0x8b};
  private static final int TAR_MAGIC_OFFSET = 257;

  /** An HDF5 signature stands at 0, or behind a user block of 512 bytes or more, doubled. */
  private static final int PROBED_BYTES = 1 << 13;

  private FormatProbe() {}

  static Recordings open(Path path, ReadOptions options) throws IOException {
    String name = FileNames.of(path);
    if (options.rawFormat().isPresent()) {
      return RawFile.open(requireFile(path), options.rawFormat().get());
    }
    Path base = SigmfPair.base(path);
    if (!base.equals(path)) {
      requireEither(path, base);
      return SigmfPair.open(base, options);
    }
    if (!Files.isRegularFile(path) && Files.exists(SigmfPair.half(path, SigmfPair.META))) {
      return SigmfPair.open(path, options);
    }
    byte[] head = head(requireFile(path));
    if (head.length == 0) {
      throw new MalformedRecordingException(path.toString(), 0, "the file is empty");
    }
    if (isHdf5(head)) {
      return Hdf5Packets.open(path, options);
    }
    if (FileNames.hasExtension(name, ".sigmf") || startsWith(head, TAR_MAGIC, TAR_MAGIC_OFFSET)) {
      return openArchive(path, head, options);
    }
    throw new MalformedRecordingException(
        path.toString(),
        -1,
        "neither SigMF nor HDF5; for a file of nothing but samples state a raw format");
  }

  private static Recordings openArchive(Path path, byte[] head, ReadOptions options)
      throws IOException {
    if (startsWith(head, GZIP_MAGIC, 0)) {
      throw new MalformedRecordingException(
          path.toString(), 0, "a SigMF archive is not compressed; gunzip it first");
    }
    return SigmfArchive.open(path, options);
  }

  private static Path requireFile(Path path) throws IOException {
    if (!Files.exists(path)) {
      throw new NoSuchFileException(path.toString());
    }
    if (!Files.isRegularFile(path)) {
      throw new MalformedRecordingException(path.toString(), -1, "a folder, not a recording");
    }
    return path;
  }

  private static void requireEither(Path path, Path base) throws IOException {
    if (!Files.exists(path) && !Files.exists(SigmfPair.half(base, SigmfPair.META))) {
      throw new NoSuchFileException(path.toString());
    }
  }

  private static byte[] head(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return in.readNBytes(PROBED_BYTES);
    }
  }

  private static boolean isHdf5(byte[] head) {
    for (int offset = 0; offset < head.length; offset = offset == 0 ? 512 : 2 * offset) {
      if (startsWith(head, HDF5_SIGNATURE, offset)) {
        return true;
      }
    }
    return false;
  }

  private static boolean startsWith(byte[] head, byte[] magic, int offset) {
    int end = offset + magic.length;
    return end <= head.length && Arrays.equals(head, offset, end, magic, 0, magic.length);
  }
}
