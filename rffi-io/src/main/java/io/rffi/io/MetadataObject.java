package io.rffi.io;

import com.fasterxml.jackson.databind.JsonNode;
import io.rffi.api.MalformedRecordingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** A JSON object of SigMF metadata: fields by name and type, and errors that say where. */
final class MetadataObject {
  /** Beyond 2^53 JSON writers round; no index or byte count of a real file comes near. */
  private static final long LARGEST_INDEX = 1L << 53;

  private final String source;
  private final String path;
  private final JsonNode node;

  MetadataObject(String source, String path, JsonNode node) {
    this.source = source;
    this.path = path;
    this.node = node;
    if (!node.isObject()) {
      throw malformed(path, "must be an object, not " + node.getNodeType());
    }
  }

  String requireText(String field) {
    return text(field).orElseThrow(() -> missing(field));
  }

  Optional<String> text(String field) {
    return find(field).map(value -> typed(field, value, value.isTextual(), "text").textValue());
  }

  OptionalDouble number(String field) {
    Optional<JsonNode> found = find(field);
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
      throw malformed(at(field), "must be an integer from 0 to 2^53, got " + node.get(field));
    }
    return OptionalLong.of((long) value);
  }

  boolean flag(String field) {
    return find(field)
        .map(value -> typed(field, value, value.isBoolean(), "true or false").booleanValue())
        .orElse(false);
  }

  MetadataObject requireObject(String field) {
    return object(field).orElseThrow(() -> missing(field));
  }

  Optional<MetadataObject> object(String field) {
    return find(field).map(value -> new MetadataObject(source, at(field), value));
  }

  /** The objects of an array; none if the field is absent. */
  List<MetadataObject> objects(String field) {
    List<MetadataObject> objects = new ArrayList<>();
    JsonNode array = find(field).orElse(null);
    if (array != null) {
      typed(field, array, array.isArray(), "an array");
      for (JsonNode element : array) {
        String where = at(field) + "[" + objects.size() + "]";
        objects.add(new MetadataObject(source, where, element));
      }
    }
    return objects;
  }

  boolean has(String field) {
    return find(field).isPresent();
  }

  MalformedRecordingException malformed(String where, String problem) {
    return new MalformedRecordingException(source, -1, where + " " + problem);
  }

  String at(String field) {
    return path.isEmpty() ? field : path + "." + field;
  }

  private MalformedRecordingException missing(String field) {
    return malformed(at(field), "is missing");
  }

  private Optional<JsonNode> find(String field) {
    return Optional.ofNullable(node.get(field)).filter(value -> !value.isNull());
  }

  private JsonNode typed(String field, JsonNode value, boolean right, String type) {
    if (!right) {
      throw malformed(at(field), "must be " + type + ", got " + value);
    }
    return value;
  }
}
