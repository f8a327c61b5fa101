package io.rffi.eval.simulate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rffi.augment.testbed.Testbed;
import io.rffi.eval.text.TextFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * {@code testbed.json}: which testbed the files of a folder are, and that they are complete. It is
 * written last.
 */
public final class TestbedFile {
  /** What it is called. */
  public static final String NAME = "testbed.json";

  private TestbedFile() {}

  /**
   * Whether recordings are a testbed's.
   *
   * @param recordings a set's file or folder, or a recording in such a folder
   * @return whether this file stands in it or at most two folders above
   */
  public static boolean isBeside(Path recordings) {
    Path folder = recordings.toAbsolutePath().normalize();
    for (int up = 0; up <= 2 && folder != null; up++) {
      if (Files.isRegularFile(folder.resolve(NAME))) {
        return true;
      }
      folder = folder.getParent();
    }
    return false;
  }

  /**
   * Writes it.
   *
   * @param folder where the sets are
   * @param settings what they were made from
   * @param testbed the testbed
   * @param results the sets
   * @param version of the library that made them: another one may draw otherwise
   */
  public static void write(
      Path folder,
      SimulationSettings settings,
      Testbed testbed,
      List<SetResult> results,
      String version) {
    ObjectNode top = JsonNodeFactory.instance.objectNode();
    top.put("testbed", testbed.name());
    top.put("simulated", true);
    top.put("difficulty", settings.difficulty().name().toLowerCase(Locale.ROOT));
    top.put("seed", settings.seed());
    top.put("scale", settings.scale());
    if (!settings.attacks().isEmpty()) {
      ArrayNode attacks = top.putArray("attacks");
      settings.attacks().forEach(attack -> attacks.add(attack.name().toLowerCase(Locale.ROOT)));
    }
    top.put("format", settings.format().toString());
    top.put("version", version);
    ArrayNode units = top.putArray("units");
    for (int unit = 0; unit < testbed.units(); unit++) {
      units.addObject().put("unit", UnitNumbers.of(unit)).put("family", testbed.family(unit));
    }
    ArrayNode sets = top.putArray("sets");
    results.forEach(result -> describe(folder, result, sets.addObject()));
    TextFile.write(folder.resolve(NAME), pretty(top) + '\n');
  }

  private static void describe(Path folder, SetResult result, ObjectNode node) {
    node.put("name", result.set().name());
    node.put("description", result.set().description());
    ArrayNode units = node.putArray("units");
    result.set().units().forEach(unit -> units.add(UnitNumbers.of(unit)));
    node.put("receptionsPerUnit", result.set().receptionsPerUnit());
    node.put("examplesPerReception", result.set().examplesPerReception());
    node.put("sampleRateHz", result.sampleRateHz());
    node.put("exampleSamples", result.exampleSamples());
    ArrayNode files = node.putArray("files");
    result.files().forEach(file -> files.add(relative(folder, file)));
    node.put("truth", relative(folder, result.truth()));
  }

  /** With slashes on every system. */
  private static String relative(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  private static String pretty(ObjectNode node) {
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
    try {
      return new JsonMapper().writer(printer).writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain values is always JSON", e);
    }
  }
}
