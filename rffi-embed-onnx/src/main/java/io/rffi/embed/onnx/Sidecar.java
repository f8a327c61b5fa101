package io.rffi.embed.onnx;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import io.rffi.api.ModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

/** The JSON file beside a model that doesn't describe itself. */
final class Sidecar {
  /** Keys whose value is not a number. */
  private static final Map<String, JsonNodeType> TYPES =
      Map.of(
          "frontEnd", JsonNodeType.STRING,
          "metric", JsonNodeType.STRING,
          "waveform", JsonNodeType.STRING,
          "l2Normalise", JsonNodeType.BOOLEAN,
          "similarityWeights", JsonNodeType.ARRAY);

  /** Room for the weights of the longest fingerprint. */
  private static final long LARGEST_MIB = 4;

  private static final int LONGEST_QUOTE = 80;

  private Sidecar() {}

  /** {@code model.json} for {@code model.onnx}. */
  static Path of(Path model) {
    String name = model.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return model.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ".json");
  }

  /** The object's members as text, each known one of the JSON type that it should have. */
  static Map<String, String> read(Path json) {
    // NaN is let through here, to be refused later together with the key that has it.
    JsonMapper mapper =
        JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    JsonNode root;
    try {
      if (Files.size(json) > LARGEST_MIB << 20) {
        throw new ModelException(
            "%s is larger than %d MiB; it has to hold a model's description and nothing else"
                .formatted(json, LARGEST_MIB));
      }
      root = mapper.readTree(Files.readAllBytes(json));
    } catch (JsonProcessingException e) {
      throw new ModelException(json + " is not valid JSON: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new ModelException(json + " can't be read: " + e, e);
    }
    if (!root.isObject()) {
      throw new ModelException(json + " holds no JSON object");
    }
    Map<String, String> fields = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> member : root.properties()) {
      fields.put(member.getKey(), text(json, member.getKey(), member.getValue()));
    }
    return fields;
  }

  private static String text(Path json, String key, JsonNode value) {
    JsonNodeType wanted = TYPES.getOrDefault(key, JsonNodeType.NUMBER);
    // A member that nobody knows is refused by its name, whatever its type.
    if (value.getNodeType() != wanted && DescriptionFields.isKnown(key)) {
      throw new ModelException(
          json + ": " + key + " is " + quote(value) + ", it has to be a JSON " + name(wanted));
    }
    return value.isArray() ? numbers(json, key, value) : value.asText();
  }

  private static String numbers(Path json, String key, JsonNode array) {
    StringJoiner text = new StringJoiner(" ");
    for (JsonNode number : array) {
      if (!number.isNumber()) {
        throw new ModelException(
            json + ": " + key + " holds " + quote(number) + ", not a JSON number");
      }
      text.add(number.asText());
    }
    return text.toString();
  }

  private static String quote(JsonNode value) {
    String text = value.toString();
    return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
  }

  private static String name(JsonNodeType type) {
    return switch (type) {
      case STRING -> "string";
      case BOOLEAN -> "boolean";
      case ARRAY -> "array of numbers";
      default -> "number";
    };
  }
}
