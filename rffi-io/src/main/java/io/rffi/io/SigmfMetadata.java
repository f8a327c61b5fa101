package io.rffi.io;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.rffi.api.MalformedRecordingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;

/** The three parts of a {@code .sigmf-meta} file. */
record SigmfMetadata(
    SigmfGlobal global, List<MetadataObject> captures, List<MetadataObject> annotations) {
  /** Metadata is held in memory as a whole: refuse what can only be something else. */
  private static final int LARGEST_BYTES = 1 << 28;

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  static SigmfMetadata read(ByteSource source) {
    if (source.length() > LARGEST_BYTES) {
      throw source.malformed(0, source.length() + " bytes are too long for metadata", null);
    }
    ByteBuffer bytes = ByteBuffer.allocate((int) source.length());
    source.read(0, bytes);
    MetadataObject top = new MetadataObject(source.name(), "", parse(source, bytes.array()));
    return new SigmfMetadata(
        SigmfGlobal.parse(top.requireObject("global")),
        top.objects("captures"),
        top.objects("annotations"));
  }

  private static JsonNode parse(ByteSource source, byte[] bytes) {
    try {
      return JSON.readTree(bytes);
    } catch (JsonProcessingException e) {
      JsonLocation where = e.getLocation();
      throw new MalformedRecordingException(
          source.name(),
          where == null ? -1 : where.getByteOffset(),
          "no JSON"
              + (where == null
                  ? ""
                  : " (line " + where.getLineNr() + ", column " + where.getColumnNr() + ")")
              + ": "
              + e.getOriginalMessage(),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException("can't parse " + source.name(), e);
    }
  }
}
