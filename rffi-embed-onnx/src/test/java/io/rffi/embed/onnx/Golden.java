package io.rffi.embed.onnx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rffi.api.IqSignal;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What {@code make_models.py} made: networks, signals, and what numpy says of them. */
record Golden(List<IqSignal> signals, List<List<Float>> embeddings) {
  private static final double SAMPLE_RATE = 1e6;

  static Golden of(String model) {
    List<IqSignal> signals = new ArrayList<>();
    List<List<Float>> embeddings = new ArrayList<>();
    for (JsonNode example : read().required(model)) {
      List<Float> values = floats(example.required("signal"));
      float[] interleaved = new float[values.size()];
      for (int n = 0; n < interleaved.length; n++) {
        interleaved[n] = values.get(n);
      }
      signals.add(IqSignal.of(interleaved, SAMPLE_RATE));
      embeddings.add(floats(example.required("embedding")));
    }
    return new Golden(signals, embeddings);
  }

  private static List<Float> floats(JsonNode array) {
    List<Float> values = new ArrayList<>();
    array.forEach(value -> values.add(value.floatValue()));
    return values;
  }

  private static JsonNode read() {
    try {
      return new ObjectMapper().readTree(Files.readAllBytes(file("golden.json")));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A file beside this class. */
  static Path file(String name) {
    URL resource = Golden.class.getResource(name);
    try {
      return Path.of(resource.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
