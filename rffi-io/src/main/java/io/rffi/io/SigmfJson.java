package io.rffi.io;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;

/** Metadata as SigMF 1.2 with the {@code signal} extension 1.0 has it. */
final class SigmfJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private SigmfJson() {}

  static byte[] metadata(
      SigmfDescription description,
      double sampleRateHz,
      String sha512,
      List<Capture> captures,
      List<Annotation> annotations) {
    ObjectNode top = JsonNodeFactory.instance.objectNode();
    ObjectNode global = top.putObject("global");
    global.put("core:datatype", description.format().datatype());
    global.put("core:sample_rate", sampleRateHz);
    global.put("core:version", "1.2.0");
    global.put("core:sha512", sha512);
    description.description().ifPresent(text -> global.put("core:description", text));
    description.author().ifPresent(text -> global.put("core:author", text));
    if (annotations.stream().anyMatch(annotation -> annotation.emitter().isPresent())) {
      global
          .putArray("core:extensions")
          .addObject()
          .put("name", "signal")
          .put("version", "1.0.0")
          .put("optional", true);
    }
    var captureArray = top.putArray("captures");
    captures.forEach(capture -> put(capture, captureArray.addObject()));
    var annotationArray = top.putArray("annotations");
    annotations.stream()
        .sorted(Comparator.comparingLong(Annotation::startSample))
        .forEach(annotation -> put(annotation, annotationArray.addObject()));
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(top);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("metadata can't be written as JSON", e);
    }
  }

  private static void put(Capture capture, ObjectNode node) {
    node.put("core:sample_start", capture.startSample());
    capture.centreFrequencyHz().ifPresent(hz -> node.put("core:frequency", hz));
    capture.startTime().ifPresent(time -> node.put("core:datetime", time.toString()));
  }

  private static void put(Annotation annotation, ObjectNode node) {
    node.put("core:sample_start", annotation.startSample());
    node.put("core:sample_count", annotation.sampleCount());
    annotation.label().ifPresent(label -> node.put("core:label", label));
    annotation.lowerEdgeHz().ifPresent(hz -> node.put("core:freq_lower_edge", hz));
    annotation.upperEdgeHz().ifPresent(hz -> node.put("core:freq_upper_edge", hz));
    annotation.emitter().ifPresent(e -> node.putObject("signal:emitter").put("label", e));
  }
}
