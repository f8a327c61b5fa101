package io.rffi.io;

import io.rffi.api.MalformedRecordingException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarFile;

/**
 * A {@code .sigmf} archive: a tar file of recordings. Tar stores its members plainly, so samples
 * are read where they lie.
 */
final class SigmfArchive {
  private final Path path;
  private final Map<String, TarArchiveEntry> members;
  private final FileChannel channel;

  private SigmfArchive(Path path, Map<String, TarArchiveEntry> members, FileChannel channel) {
    this.path = path;
    this.members = members;
    this.channel = channel;
  }

  static Recordings open(Path path, ReadOptions options) throws IOException {
    Map<String, TarArchiveEntry> members = members(path);
    FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
    return Recordings.owningAll(
        channel, () -> new SigmfArchive(path, members, channel).recordings(options));
  }

  private static Map<String, TarArchiveEntry> members(Path path) throws IOException {
    Map<String, TarArchiveEntry> members = new LinkedHashMap<>();
    try (TarFile tar = new TarFile(path)) {
      for (TarArchiveEntry entry : tar.getEntries()) {
        if (entry.isFile()) {
          members.put(entry.getName(), entry); // of two with one name tar means the later
        }
      }
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException | IllegalArgumentException e) {
      throw new MalformedRecordingException(
          path.toString(), -1, "no readable tar archive: " + Quoted.text(e.getMessage()), e);
    }
    return members;
  }

  private List<Recording> recordings(ReadOptions options) {
    List<Recording> recordings = new ArrayList<>();
    for (String name : members.keySet()) {
      if (name.endsWith(SigmfPair.META)) {
        recordings.add(recording(FileNames.without(name, SigmfPair.META), options));
      } else if (name.endsWith(SigmfPair.DATA)) {
        require(FileNames.without(name, SigmfPair.DATA) + SigmfPair.META, name);
      }
    }
    if (recordings.isEmpty()) {
      throw new MalformedRecordingException(path.toString(), -1, "the archive has no recording");
    }
    return recordings;
  }

  private Recording recording(String base, ReadOptions options) {
    String metaName = base + SigmfPair.META;
    SigmfMetadata metadata = SigmfMetadata.read(source(metaName));
    String dataName = base + SigmfPair.DATA;
    if (metadata.global().dataset().isPresent()) {
      dataName = base.substring(0, base.lastIndexOf('/') + 1) + metadata.global().dataset().get();
    }
    require(dataName, metaName);
    String name = FileNames.last(base);
    if (!FileNames.isPlain(name)) {
      // Results are called by it, and files that are made of them.
      throw new MalformedRecordingException(
          path.toString(), -1, Quoted.value(metaName) + " is no name for a recording");
    }
    return SigmfRecordings.assemble(name, metadata, source(dataName), options);
  }

  private void require(String member, String because) {
    if (!members.containsKey(member)) {
      throw new MalformedRecordingException(
          path.toString(),
          -1,
          "the archive has " + Quoted.value(because) + ", but not " + Quoted.value(member));
    }
  }

  private ByteSource source(String member) {
    TarArchiveEntry entry = members.get(member);
    String name = path + "!" + Quoted.value(member);
    long size = entry.getSize();
    if (entry.isSparse()) {
      throw new MalformedRecordingException(
          name, -1, "stored as a sparse file; pack the archive without --sparse");
    }
    ByteSource whole = ByteSource.whole(channel, path.toString());
    if (size > whole.length() - entry.getDataOffset()) {
      throw whole.malformed(
          whole.length(),
          "the archive ends inside of " + Quoted.value(member) + "; it is truncated",
          null);
    }
    return new ByteSource(channel, name, entry.getDataOffset(), size);
  }
}
