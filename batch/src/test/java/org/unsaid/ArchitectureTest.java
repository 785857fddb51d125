package org.unsaid;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest {

  private static final JavaClasses PROGRAM =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.unsaid");

  @ParameterizedTest
  @ValueSource(strings = {"core", "assess", "server", "demo", "database"})
  void someStagesKnowTheJdkAlone(String stage) {
    classes()
        .that()
        .resideInAPackage("org.unsaid." + stage + "..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(known(stage))
        .check(PROGRAM);
  }

  private static String[] known(String stage) {
    var own = Stream.of("org.unsaid." + stage + "..", "java..", "org.jspecify.annotations");
    var beyond =
        switch (stage) {
          case "assess" -> Stream.of("org.unsaid.core");
          case "server" -> Stream.of("javax.net.ssl", "com.sun.security.auth..");
          case "database" -> Stream.of("javax.sql", "org.jdbi..", "org.flywaydb..");
          case "demo" -> Stream.of("com.sun.net.httpserver..");
          default -> Stream.<String>of();
        };
    return Stream.concat(own, beyond).toArray(String[]::new);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "watch", "collect", "extract", "tag", "index", "assess", "history", "outbox", "publish",
        "server", "demo"
      })
  void noStageKnowsAnother(String stage) {
    for (var other :
        new String[] {
          "watch", "collect", "extract", "tag", "index", "assess", "history", "outbox", "publish",
          "server", "demo", "job"
        }) {
      if (!other.equals(stage)) {
        noClasses()
            .that()
            .resideInAPackage("org.unsaid." + stage + "..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.unsaid." + other + "..")
            .check(PROGRAM);
      }
    }
  }

  @Test
  void onlyTheJobsKnowSpringAndTheCommandLine() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.unsaid.job")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.springframework..", "picocli..", "me.tongfei..")
        .check(PROGRAM);
  }

  @Test
  void everyPackageIsMarkedForNullness() {
    for (var found : PROGRAM) {
      if (!found.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked")) {
        throw new AssertionError(found.getPackageName() + " has no @NullMarked package-info.java");
      }
    }
  }
}
