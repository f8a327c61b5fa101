package io.rffi.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The shape of all modules that the command needs, which are all but examples and benchmarks. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("io.rffi");

  /** From the sample to the command; those of one rank don't know each other. */
  private static final List<List<String>> FLOW =
      List.of(
          List.of("api"),
          List.of("dsp", "io"),
          List.of("augment", "embed.onnx", "embed.impairment", "match"),
          List.of("store.jdbc", "eval"),
          List.of("train"),
          List.of("experiments"),
          List.of("cli"));

  @Test
  void modulesDependAlongTheDataFlow() {
    LayeredArchitecture layers = layeredArchitecture().consideringOnlyDependenciesInLayers();
    for (List<String> rank : FLOW) {
      for (String module : rank) {
        layers = layers.layer(module).definedBy("io.rffi." + module + "..");
      }
    }
    List<String> before = new ArrayList<>();
    for (List<String> rank : FLOW) {
      for (String module : rank) {
        layers =
            before.isEmpty()
                ? layers.whereLayer(module).mayNotAccessAnyLayer()
                : layers.whereLayer(module).mayOnlyAccessLayers(before.toArray(String[]::new));
      }
      before.addAll(rank);
    }
    layers.check(CLASSES);
  }

  @Test
  void packagesAreFreeOfCycles() {
    slices().matching("io.rffi.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void theApiDependsOnNothingButTheJdk() {
    classes()
        .that()
        .resideInAPackage("io.rffi.api..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("io.rffi.api..", "java..")
        .check(CLASSES);
  }

  @Test
  void onlyTrainingKnowsDjl() {
    noClasses()
        .that()
        .resideOutsideOfPackages("io.rffi.train..", "io.rffi.experiments..", "io.rffi.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("ai.djl..")
        .check(CLASSES);
  }
}
