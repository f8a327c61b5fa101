package io.rffi.embed.onnx;

import io.rffi.api.LearnedSimilarity;
import io.rffi.api.Metric;
import io.rffi.api.ModelException;
import io.rffi.dsp.FrontEnd;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.StringJoiner;

/** The fields of a {@link ModelDescription} as text, with the place that they were found in. */
final class DescriptionFields implements FrontEnd.Fields {
  /** What a model says besides its front end's parameters. */
  private static final Set<String> OWN =
      Set.of(
          "formatVersion",
          "frontEnd",
          "sampleRateHz",
          "samples",
          "l2Normalise",
          "metric",
          "threshold",
          "thresholdFalseAcceptRate",
          "waveform",
          "similarityBias",
          "similarityWeights",
          "minimumSnrDb",
          "minimumLevelSteps",
          "decisionStatistics");

  /** What of a model's metadata changes no fingerprint: limits, and what decisions rest on. */
  static final Set<String> OUTSIDE_SPACE =
      Set.of(
          ModelDescription.PREFIX + "minimumSnrDb",
          ModelDescription.PREFIX + "minimumLevelSteps",
          ModelDescription.PREFIX + "decisionStatistics");

  private static final String EUCLIDEAN = "euclidean";
  private static final String COSINE = "cosine";
  private static final String WEIGHTED_L1 = "weighted-l1";

  /** Between the numbers of a list. */
  private static final String SEPARATOR = " ";

  private final String where;
  private final String prefix;
  private final Map<String, String> values;

  /**
   * @param prefix what stands before each key in the file, for the messages
   */
  DescriptionFields(String where, String prefix, Map<String, String> values) {
    this.where = where;
    this.prefix = prefix;
    this.values = values;
  }

  /** As {@link #metric()} reads it. */
  static void write(Metric metric, String prefix, Map<String, String> entries) {
    if (metric instanceof LearnedSimilarity learned) {
      entries.put(prefix + "metric", WEIGHTED_L1);
      entries.put(prefix + "similarityBias", Float.toString(learned.bias()));
      entries.put(prefix + "similarityWeights", text(learned.weights()));
    } else {
      entries.put(prefix + "metric", metric.equals(Metric.COSINE) ? COSINE : EUCLIDEAN);
    }
  }

  private static String text(float[] numbers) {
    StringJoiner text = new StringJoiner(SEPARATOR);
    for (float number : numbers) {
      text.add(Float.toString(number));
    }
    return text.toString();
  }

  static boolean isKnown(String key) {
    return OWN.contains(key);
  }

  /**
   * Reads the description.
   *
   * @param versioned whether a format version has to be there
   * @param given the front end that the caller brings, if it does
   */
  ModelDescription description(boolean versioned, Optional<FrontEnd> given) {
    // Before anything else, since a newer format may have any other keys.
    if (versioned || values.containsKey("formatVersion")) {
      requireFormat();
    }
    FrontEnd frontEnd = given.isPresent() ? same(given.get()) : read();
    for (String key : values.keySet()) {
      if (!isKnown(key) && !frontEnd.parameters().containsKey(key)) {
        throw refuse(
            key,
            "is not known, not even to front end "
                + frontEnd.name()
                + "; correct its name, or update rffi");
      }
    }
    try {
      return new ModelDescription(
          frontEnd,
          flag("l2Normalise"),
          metric(),
          optionalNumber("threshold"),
          optionalNumber("thresholdFalseAcceptRate"),
          Optional.ofNullable(values.get("waveform")),
          new ModelLimits(optionalNumber("minimumSnrDb"), optionalNumber("minimumLevelSteps")),
          Optional.ofNullable(values.get("decisionStatistics")).map(StatisticsText::read));
    } catch (IllegalArgumentException e) {
      throw impossible(e);
    }
  }

  private void requireFormat() {
    int version = integer("formatVersion");
    int newest = ModelDescription.FORMAT_VERSION;
    if (version > newest) {
      throw refuse(
          "formatVersion",
          "is " + version + ", this version of rffi reads up to " + newest + "; update rffi");
    }
    if (version < 1) {
      throw refuse("formatVersion", "is " + version + ", the first was 1");
    }
  }

  private FrontEnd read() {
    try {
      return FrontEnd.read(this);
    } catch (IllegalArgumentException e) {
      throw impossible(e);
    }
  }

  /** The front end that was given, unless another is described. */
  private FrontEnd same(FrontEnd given) {
    if (!text("frontEnd").equals(given.name())) {
      throw refuse(
          "frontEnd",
          "is \"%s\", and \"%s\" was given with the model"
              .formatted(text("frontEnd"), given.name()));
    }
    requireSame("sampleRateHz", given.sampleRateHz());
    requireSame("samples", given.samples());
    given.parameters().forEach(this::requireSame);
    return given;
  }

  private void requireSame(String key, Number given) {
    if (number(key) != given.doubleValue()) {
      throw refuse(
          key, "is %s, and %s in what was given with the model".formatted(text(key), given));
    }
  }

  private Metric metric() {
    String text = text("metric");
    Optional<Metric> learned = similarity();
    return switch (text) {
      // At first models with a learned similarity called their metric so.
      case EUCLIDEAN -> learned.orElse(Metric.EUCLIDEAN);
      case COSINE -> {
        if (learned.isPresent()) {
          throw refuse("metric", "is \"cosine\", which a learned similarity is not");
        }
        yield Metric.COSINE;
      }
      case WEIGHTED_L1 -> learned.orElseThrow(() -> refuse("similarityWeights", "is missing"));
      default ->
          throw refuse(
              "metric", "is \"" + text + "\", none of \"euclidean\", \"cosine\", \"weighted-l1\"");
    };
  }

  @Override
  public String text(String key) {
    String value = values.get(key);
    if (value == null) {
      throw refuse(key, "is missing");
    }
    return value;
  }

  private boolean flag(String key) {
    String value = text(key);
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw refuse(key, "is \"" + value + "\", neither true nor false");
    };
  }

  @Override
  public int integer(String key) {
    String value = text(key);
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw refuse(key, "is \"" + value + "\", not a whole number");
    }
  }

  @Override
  public double number(String key) {
    String value = text(key);
    double number;
    try {
      number = Double.parseDouble(value);
    } catch (NumberFormatException e) {
      throw refuse(key, "is \"" + value + "\", not a number");
    }
    if (!Double.isFinite(number)) {
      throw refuse(key, "is " + value + ", not finite");
    }
    return number;
  }

  private OptionalDouble optionalNumber(String key) {
    return values.containsKey(key) ? OptionalDouble.of(number(key)) : OptionalDouble.empty();
  }

  private Optional<Metric> similarity() {
    if (!values.containsKey("similarityBias") && !values.containsKey("similarityWeights")) {
      return Optional.empty();
    }
    return Optional.of(
        LearnedSimilarity.of(
            real("similarityBias", text("similarityBias")),
            reals("similarityWeights", text("similarityWeights"))));
  }

  private float[] reals(String key, String list) {
    String[] parts = list.split(SEPARATOR, -1);
    float[] numbers = new float[parts.length];
    for (int n = 0; n < parts.length; n++) {
      numbers[n] = real(key, parts[n]);
    }
    return numbers;
  }

  private float real(String key, String text) {
    float number;
    try {
      number = Float.parseFloat(text);
    } catch (NumberFormatException e) {
      throw refuse(key, "has \"" + text + "\", not a number");
    }
    if (!Float.isFinite(number)) {
      throw refuse(key, "has " + text + ", not a finite 32-bit number");
    }
    return number;
  }

  private ModelException impossible(IllegalArgumentException e) {
    return new ModelException(where + " describes an impossible model: " + e.getMessage(), e);
  }

  private ModelException refuse(String key, String problem) {
    return new ModelException(where + ": " + prefix + key + " " + problem);
  }
}
