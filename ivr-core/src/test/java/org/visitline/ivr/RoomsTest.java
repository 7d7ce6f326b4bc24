package org.visitline.ivr;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Which room may see what. */
class RoomsTest {

  private static final JavaClasses PHONE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.visitline.ivr");

  @Test
  void only_the_door_sees_netty_and_asterisk_java() {
    holds(
        noClasses()
            .that()
            .resideOutsideOfPackage("org.visitline.ivr.agi..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.netty..", "org.asteriskjava.."));
  }

  @Test
  void the_dialogue_sees_the_words_of_the_domain_and_plain_java() {
    holds(
        classes()
            .that()
            .resideInAPackage("org.visitline.ivr.dialogue..")
            .should()
            .onlyDependOnClassesThat(
                resideInAPackage("org.visitline.ivr.dialogue..")
                    .or(resideInAPackage("org.visitline.schema"))
                    .or(resideInAPackage("java.lang.."))
                    .or(resideInAPackage("java.util.."))
                    .or(resideInAPackage("java.time.."))
                    .or(resideInAPackage("org.jspecify.annotations.."))));
  }

  @Test
  void sql_is_spoken_in_classes_named_jooq() {
    holds(
        noClasses()
            .that()
            .haveSimpleNameNotStartingWith("Jooq")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.jooq..", "java.sql..", "javax.sql.."));
  }

  @Test
  void time_is_handed_in() {
    holds(noClasses().should().callMethod(Instant.class, "now"));
    holds(noClasses().should().callMethod(System.class, "currentTimeMillis"));
  }

  @Test
  void the_rooms_see_each_other_in_one_direction() {
    holds(
        noClasses()
            .that()
            .resideInAPackage("org.visitline.ivr.dialogue..")
            .or(resideInAPackage("org.visitline.ivr.caller.."))
            .or(resideInAPackage("org.visitline.ivr.journal.."))
            .or(resideInAPackage("org.visitline.ivr.handset.."))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.visitline.ivr", "org.visitline.ivr.agi.."));
  }

  private static void holds(ArchRule rule) {
    rule.check(PHONE);
  }
}
