package org.visitline.app;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameStartingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The doors between the rooms, as lists of what each may use of ours and of the libraries that
 * belong to one room.
 */
class HouseTest {

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.visitline");

  /** Libraries that only one room, or one package of it, may see. */
  private static final String[] GUARDED = {
    "io.netty..",
    "org.asteriskjava..",
    "org.jooq..",
    "org.springframework..",
    "org.thymeleaf..",
    "jakarta.servlet..",
    "org.flywaydb..",
    "com.zaxxer..",
    "ch.vorburger..",
    "picocli..",
    "org.visitline.schema.jooq.."
  };

  @Test
  void the_schema_knows_nobody() {
    room("org.visitline.schema..")
        .mayUse(
            "org.jooq..",
            "org.flywaydb..",
            "com.zaxxer..",
            "ch.vorburger..",
            "org.visitline.schema..");
  }

  @Test
  void the_phone_half_knows_the_tables_and_the_prompts_and_never_the_rules() {
    room("org.visitline.ivr..")
        .mayUse(
            "org.visitline.ivr..",
            "org.visitline.schema..",
            "org.visitline.dialplans..",
            "io.netty..",
            "org.asteriskjava..",
            "org.jooq..");
  }

  @Test
  void the_rules_half_knows_the_tables_and_never_the_telephone() {
    room("org.visitline.verification..")
        .mayUse("org.visitline.verification..", "org.visitline.schema..", "org.jooq..");
  }

  @Test
  void the_portal_knows_the_rules_half_and_never_the_telephone() {
    room("org.visitline.portal..")
        .mayUse(
            "org.visitline.portal..",
            "org.visitline.verification..",
            "org.visitline.schema..",
            "org.jooq..",
            "org.springframework..",
            "org.thymeleaf..",
            "jakarta.servlet..");
  }

  @Test
  void asterisk_and_netty_are_seen_by_one_package_only() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.visitline.ivr.agi..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.netty..", "org.asteriskjava..")
        .check(HOUSE);
  }

  /** Others may hold a transaction and hand it on; tables and queries are for the Jooq classes. */
  @Test
  void sql_is_written_only_in_classes_that_say_so_in_their_name() {
    classes()
        .that(
            resideInAnyPackage(
                "org.visitline.ivr..",
                "org.visitline.verification..",
                "org.visitline.portal..",
                "org.visitline.app.."))
        .and(DescribedPredicate.not(simpleNameStartingWith("Jooq").or(nestedInJooq())))
        .should()
        .onlyDependOnClassesThat(
            DescribedPredicate.not(resideInAnyPackage("org.jooq..", "org.visitline.schema.jooq.."))
                .or(isATransaction()))
        .check(HOUSE);
  }

  private static DescribedPredicate<JavaClass> isATransaction() {
    Set<String> handles =
        Set.of(
            "org.jooq.DSLContext",
            "org.jooq.Configuration",
            "org.jooq.ConnectionCallable",
            "org.jooq.TransactionalCallable",
            "org.jooq.TransactionalRunnable",
            "org.jooq.exception.DataAccessException",
            "org.jooq.impl.DSL");
    return DescribedPredicate.describe("a transaction", type -> handles.contains(type.getName()));
  }

  @Test
  void what_is_asked_and_said_knows_no_asterisk_no_sql_and_no_journal() {
    noClasses()
        .that()
        .resideInAPackage("org.visitline.ivr.dialogue..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.visitline.ivr.agi..",
            "org.visitline.ivr.journal..",
            "org.visitline.schema.jooq..",
            "org.jooq..",
            "java.sql..")
        .check(HOUSE);
  }

  @Test
  void the_pure_middle_of_the_engine_knows_no_database_and_no_files() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "org.visitline.verification.pairing..",
            "org.visitline.verification.matching..",
            "org.visitline.verification.discrepancy..",
            "org.visitline.verification.calls..",
            "org.visitline.verification.schedule..",
            "org.visitline.verification.directory..",
            "org.visitline.verification.policy..",
            "org.visitline.verification.time..",
            "org.visitline.verification.casework..",
            "org.visitline.verification.timesheet..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.visitline.schema.jooq..",
            "org.jooq..",
            "java.sql..",
            "java.nio.file..",
            "de.siegmar..")
        .check(HOUSE);
  }

  /** The other way about, the rules would come to depend on how their facts are kept. */
  @Test
  void the_pure_middle_of_the_engine_does_not_know_the_shell_around_it() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "org.visitline.verification.pairing..",
            "org.visitline.verification.matching..",
            "org.visitline.verification.discrepancy..",
            "org.visitline.verification.timesheet..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.visitline.verification.store..",
            "org.visitline.verification.files..",
            "org.visitline.verification.imports..",
            "org.visitline.verification.report..")
        .check(HOUSE);
  }

  /** A service keeps its calls in a database that somebody backs up. */
  @Test
  void a_database_from_a_jar_is_for_the_demo_only() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.visitline.app.demo..", "org.visitline.schema..")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("org.visitline.schema.EmbeddedMariaDb")
        .check(HOUSE);
  }

  /**
   * A rule that asks the machine for the time cannot be run again; only the command line starts the
   * clock.
   */
  @Test
  void time_is_handed_in() {
    noClasses()
        .that(DescribedPredicate.not(resideInAPackage("org.visitline.app..")))
        .should()
        .callMethodWhere(asksTheMachineForTheTime())
        .check(HOUSE);
  }

  private static DescribedPredicate<JavaCall<?>> asksTheMachineForTheTime() {
    Set<String> owners =
        Stream.of(
                Instant.class,
                LocalDate.class,
                LocalDateTime.class,
                LocalTime.class,
                ZonedDateTime.class,
                OffsetDateTime.class)
            .map(Class::getName)
            .collect(java.util.stream.Collectors.toSet());
    return DescribedPredicate.describe(
        "ask the machine for the time or its zone",
        call -> {
          String owner =
              ((HasOwner<?>) call.getTarget()).getOwner() instanceof JavaClass type
                  ? type.getName()
                  : "";
          String method = call.getTarget().getName();
          return (method.equals("now") && owners.contains(owner))
              || (owner.equals(System.class.getName()) && method.equals("currentTimeMillis"))
              || (owner.equals(ZoneId.class.getName()) && method.equals("systemDefault"))
              || (owner.equals(Clock.class.getName()) && method.startsWith("system"))
              || (owner.equals(InstantSource.class.getName()) && method.equals("system"));
        });
  }

  private static DescribedPredicate<JavaClass> nestedInJooq() {
    return DescribedPredicate.describe(
        "nested in a Jooq class",
        type ->
            type.getEnclosingClass()
                .map(outer -> outer.getSimpleName().startsWith("Jooq"))
                .orElse(false));
  }

  private static Room room(String packages) {
    return new Room(packages);
  }

  private record Room(String packages) {

    void mayUse(String... allowed) {
      DescribedPredicate<JavaClass> guarded =
          resideInAnyPackage(
              Stream.concat(Arrays.stream(GUARDED), Stream.of("org.visitline.."))
                  .toArray(String[]::new));
      classes()
          .that()
          .resideInAPackage(packages)
          .should()
          .onlyDependOnClassesThat(DescribedPredicate.not(guarded).or(resideInAnyPackage(allowed)))
          .allowEmptyShould(true)
          .check(HOUSE);
    }
  }
}
