package io.rffi.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.rffi.api.MalformedRecordingException;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads SigMF metadata piece by piece, and keeps of it only the fields that mean something here:
 * whatever else is in the file takes no memory. Not thread-safe.
 */
final class MetadataParser implements Closeable {
  private static final int DEEPEST = 100;
  private static final int LONGEST_TEXT = 1 << 16;
  private static final int MOST_EXTENSIONS = 1000;
  private static final String EXTENSIONS = "core:extensions";

  /** What is read of any object. */
  private static final Set<String> FIELDS =
      Set.of(
          "core:datatype",
          "core:version",
          "core:sample_rate",
          "core:offset",
          "core:trailing_bytes",
          "core:metadata_only",
          "core:dataset",
          "core:sha512",
          "core:num_channels",
          EXTENSIONS,
          "name",
          "optional",
          "core:sample_start",
          "core:sample_count",
          "core:header_bytes",
          "core:frequency",
          "core:datetime",
          "core:freq_lower_edge",
          "core:freq_upper_edge",
          "core:label",
          "signal:emitter",
          "label",
          "seid");

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxStringLength(LONGEST_TEXT)
                  .maxNameLength(LONGEST_TEXT)
                  .build())
          .build();

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final String source;
  private final JsonParser parser;

  MetadataParser(ByteSource bytes) throws IOException {
    source = bytes.name();
    parser = JSON.createParser(bytes.stream());
  }

  /** What is done with each field of the outermost object, the parser at its value. */
  @FunctionalInterface
  interface Field {
    void read(String name) throws IOException;
  }

  /** Reads the one object that the source must be. */
  void whole(Field field) throws IOException {
    try {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw malformed("must be an object");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        field.read(name);
      }
      if (parser.nextToken() != null) {
        throw malformed("goes on behind its end");
      }
    } catch (JsonProcessingException e) {
      throw noJson(e);
    }
  }

  /** Passes over the present value. */
  void skip() throws IOException {
    parser.skipChildren();
  }

  /** The present value, which must be an object. */
  MetadataObject object(String path) throws IOException {
    if (!parser.isExpectedStartObjectToken()) {
      throw malformed(path + " must be an object, got " + said());
    }
    MetadataObject object = new MetadataObject(source, path, offset());
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      if (FIELDS.contains(name)) {
        object.put(name, value(object.at(name)));
      } else {
        parser.skipChildren();
      }
    }
    return object;
  }

  private Object value(String path) throws IOException {
    if (parser.isExpectedStartObjectToken()) {
      return object(path);
    }
    if (!parser.isExpectedStartArrayToken()) {
      return scalar();
    }
    List<MetadataObject> objects = new ArrayList<>();
    if (path.endsWith(EXTENSIONS)) {
      each(path, MOST_EXTENSIONS, objects::add);
    } else {
      parser.skipChildren(); // it will be said that it is no array that should stand there
    }
    return objects;
  }

  private JsonNode scalar() throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_STRING -> NODES.textNode(parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDoubleValue());
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      default -> NODES.nullNode();
    };
  }

  /** Each object of the present value, which must be an array or null; at most so many. */
  void each(String path, int most, Consumer<MetadataObject> found) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return;
    }
    if (!parser.isExpectedStartArrayToken()) {
      throw malformed(path + " must be an array, got " + said());
    }
    for (int n = 0; parser.nextToken() != JsonToken.END_ARRAY; n++) {
      if (n == most) {
        throw malformed(path + " has more than " + most + " elements; split the recording");
      }
      found.accept(object(path + "[" + n + "]"));
    }
  }

  MalformedRecordingException malformed(String problem) {
    return new MalformedRecordingException(source, offset(), problem);
  }

  private long offset() {
    return parser.currentTokenLocation().getByteOffset();
  }

  private String said() throws IOException {
    JsonToken token = parser.currentToken();
    return token == null || token.isStructStart()
        ? String.valueOf(token)
        : Quoted.value(parser.getText());
  }

  private MalformedRecordingException noJson(JsonProcessingException e) {
    JsonLocation where = e.getLocation();
    return new MalformedRecordingException(
        source,
        where == null ? -1 : where.getByteOffset(),
        "no JSON"
            + (where == null
                ? ""
                : " (line " + where.getLineNr() + ", column " + where.getColumnNr() + ")")
            + ": "
            + Quoted.text(e.getOriginalMessage()),
        e);
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
