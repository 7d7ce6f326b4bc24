package org.visitline.ivr.caller;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.visitline.ivr.dialogue.CareWorker;
import org.visitline.ivr.dialogue.Language;
import org.visitline.schema.CallerNumber;
import org.visitline.schema.CareWorkerId;
import org.visitline.schema.ProviderId;
import org.visitline.schema.ServiceUserId;

/**
 * Mrs A has a telephone of her own; B and C live together and share one. Anna looks after them for
 * P1: at B's, 30 minutes at 08:00 (07:00 UTC) of 1 June.
 */
final class TestDirectory {

  static final LocalDate FIRST_OF_JUNE = LocalDate.of(2026, 6, 1);
  static final Instant EIGHT = Instant.parse("2026-06-01T07:00:00Z");

  static final ServiceUserId A = new ServiceUserId("A");
  static final ServiceUserId B = new ServiceUserId("B");
  static final ServiceUserId C = new ServiceUserId("C");

  static final CallerNumber OWN = new CallerNumber("+442079460123");
  static final CallerNumber SHARED = new CallerNumber("+442079460456");

  static final CareWorker ANNA =
      new CareWorker(
          new CareWorkerId("ANNA"), new ProviderId("P1"), Optional.of(Language.ROMANIAN));

  static final Directory BOROUGH =
      new Directory(
          Map.of(
              "ab".repeat(32),
              List.of(
                  new IssuedPin(
                      ANNA, LocalDate.of(2026, 1, 1), Optional.of(LocalDate.of(2026, 6, 30))))),
          Map.of(
              OWN,
              List.of(
                  new RegisteredLine(A, Instant.parse("1000-01-01T00:00:00Z"), Optional.empty())),
              SHARED,
              List.of(
                  new RegisteredLine(B, Instant.parse("2020-01-01T00:00:00Z"), Optional.empty()),
                  new RegisteredLine(
                      C,
                      Instant.parse("2020-01-01T00:00:00Z"),
                      Optional.of(Instant.parse("2026-06-02T00:00:00Z"))))),
          Map.of("4711", A, "4712", B, "4713", C),
          Map.of(
              B,
              List.of(
                  new ExpectedVisit(
                      new ProviderId("P1"),
                      FIRST_OF_JUNE,
                      EIGHT,
                      EIGHT.plus(Duration.ofMinutes(15)),
                      Duration.ofMinutes(30)))));

  private TestDirectory() {}
}
