package io.rffi.io;

import com.fasterxml.jackson.databind.JsonNode;
import io.rffi.api.MalformedRecordingException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A JSON object of SigMF metadata: the fields that mean something here, by name and type, and
 * errors that say where. What is made of it is kept, not the object.
 */
final class MetadataObject {
  /** Beyond 2^53 JSON writers round; no index or byte count of a real file comes near. */
  private static final long LARGEST_INDEX = 1L << 53;

  private static final String OBJECT = "an object";
  private static final String ARRAY = "an array";

  private final String source;
  private final String path;
  private final long byteOffset;

  /** Scalars as {@link JsonNode}s, objects as {@link MetadataObject}s, arrays as lists of them. */
  private final Map<String, Object> fields = new HashMap<>();

  /** An object that begins at this byte of the source; no fields yet. */
  MetadataObject(String source, String path, long byteOffset) {
    this.source = source;
    this.path = path;
    this.byteOffset = byteOffset;
  }

  void put(String field, Object value) {
    if (fields.put(field, value) != null) {
      throw malformed(at(field), "stands there twice");
    }
  }

  String requireText(String field) {
    return text(field).orElseThrow(() -> missing(field));
  }

  Optional<String> text(String field) {
    return scalar(field, "text")
        .map(value -> typed(field, value, value.isTextual(), "text").textValue());
  }

  OptionalDouble number(String field) {
    Optional<JsonNode> found = scalar(field, "a number");
    if (found.isEmpty()) {
      return OptionalDouble.empty();
    }
    double number = typed(field, found.get(), found.get().isNumber(), "a number").doubleValue();
    if (!Double.isFinite(number)) {
      throw malformed(at(field), "is not finite");
    }
    return OptionalDouble.of(number);
  }

  long requireIndex(String field) {
    return index(field).orElseThrow(() -> missing(field));
  }

  /** A count or position: an integer, 0 or more. Writers that put 1000.0 are understood. */
  OptionalLong index(String field) {
    OptionalDouble number = number(field);
    if (number.isEmpty()) {
      return OptionalLong.empty();
    }
    double value = number.getAsDouble();
    if (value != Math.rint(value) || value < 0 || value > LARGEST_INDEX) {
      throw malformed(
          at(field), "must be an integer from 0 to 2^53, got " + Quoted.value(fields.get(field)));
    }
    return OptionalLong.of((long) value);
  }

  boolean flag(String field) {
    return scalar(field, "true or false")
        .map(value -> typed(field, value, value.isBoolean(), "true or false").booleanValue())
        .orElse(false);
  }

  MetadataObject requireObject(String field) {
    return object(field).orElseThrow(() -> missing(field));
  }

  Optional<MetadataObject> object(String field) {
    return find(field)
        .map(
            value -> (MetadataObject) typed(field, value, value instanceof MetadataObject, OBJECT));
  }

  /** The objects of an array; none if the field is absent. */
  @SuppressWarnings("unchecked") // Lists are of objects: see put's callers.
  List<MetadataObject> objects(String field) {
    return find(field)
        .map(value -> (List<MetadataObject>) typed(field, value, value instanceof List, ARRAY))
        .orElse(List.of());
  }

  MalformedRecordingException malformed(String where, String problem) {
    return new MalformedRecordingException(source, byteOffset, where + " " + problem);
  }

  String at(String field) {
    return path.isEmpty() ? field : path + "." + field;
  }

  private MalformedRecordingException missing(String field) {
    return malformed(at(field), "is missing");
  }

  private Optional<JsonNode> scalar(String field, String type) {
    return find(field)
        .map(value -> (JsonNode) typed(field, value, value instanceof JsonNode, type));
  }

  private Optional<Object> find(String field) {
    return Optional.ofNullable(fields.get(field))
        .filter(value -> !(value instanceof JsonNode scalar && scalar.isNull()));
  }

  private <T> T typed(String field, T value, boolean right, String type) {
    if (!right) {
      throw malformed(at(field), "must be " + type + ", got " + said(value));
    }
    return value;
  }

  private static String said(Object value) {
    if (value instanceof MetadataObject) {
      return OBJECT;
    }
    return value instanceof List ? ARRAY : Quoted.value(value);
  }
}
