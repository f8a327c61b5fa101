package io.rffi.cli.flow;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * One result: named values in the order in which they were put. Numbers that JSON can't say (NaN
 * and the infinities) become null. For one thread.
 */
public final class JsonLine {
  private final ObjectNode node = JsonNodeFactory.instance.objectNode();

  /** Without values. */
  public JsonLine() {}

  /**
   * Puts a text.
   *
   * @param name the member's name
   * @param value its value, or null
   * @return this
   */
  public JsonLine put(String name, String value) {
    node.put(name, value);
    return this;
  }

  /**
   * Puts null.
   *
   * @param name the member's name
   * @return this
   */
  public JsonLine putNull(String name) {
    node.putNull(name);
    return this;
  }

  /**
   * Puts a whole number.
   *
   * @param name the member's name
   * @param value its value
   * @return this
   */
  public JsonLine put(String name, long value) {
    node.put(name, value);
    return this;
  }

  /**
   * Puts a number.
   *
   * @param name the member's name
   * @param value its value; null is written if it is not finite
   * @return this
   */
  public JsonLine put(String name, double value) {
    if (Double.isFinite(value)) {
      node.put(name, value);
    } else {
      node.putNull(name);
    }
    return this;
  }

  /**
   * Puts a truth value.
   *
   * @param name the member's name
   * @param value its value
   * @return this
   */
  public JsonLine put(String name, boolean value) {
    node.put(name, value);
    return this;
  }

  /**
   * Puts an array of numbers.
   *
   * @param name the member's name
   * @param values finite values
   * @return this
   */
  public JsonLine put(String name, float[] values) {
    ArrayNode array = node.putArray(name);
    for (float value : values) {
      array.add(value);
    }
    return this;
  }

  /**
   * Puts an array of whole numbers.
   *
   * @param name the member's name
   * @param values its elements
   * @return this
   */
  public JsonLine put(String name, int[] values) {
    ArrayNode array = node.putArray(name);
    for (int value : values) {
      array.add(value);
    }
    return this;
  }

  /**
   * Puts an array of texts.
   *
   * @param name the member's name
   * @param texts its elements
   * @return this
   */
  public JsonLine put(String name, List<String> texts) {
    ArrayNode array = node.putArray(name);
    texts.forEach(array::add);
    return this;
  }

  /**
   * Puts counts by name.
   *
   * @param name the member's name
   * @param counts its members
   * @return this
   */
  public JsonLine put(String name, Map<String, Integer> counts) {
    ObjectNode object = node.putObject(name);
    counts.forEach(object::put);
    return this;
  }

  /**
   * Puts an object.
   *
   * @param name the member's name
   * @param object its members, as they are now
   * @return this
   */
  public JsonLine put(String name, JsonLine object) {
    node.set(name, object.node.deepCopy());
    return this;
  }

  ObjectNode node() {
    return node;
  }
}
