package org.visitline.verification.imports;

import static org.visitline.schema.jooq.Tables.LOGGED_CALL;
import static org.visitline.schema.jooq.Tables.REGISTERED_NUMBER;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.visitline.schema.jooq.tables.records.RegisteredNumberRecord;
import org.visitline.verification.directory.RegisteredNumber;
import org.visitline.verification.directory.ServiceUser;
import org.visitline.verification.store.JooqMarks;
import org.visitline.verification.time.Period;

/**
 * Telephones, with when they were registered. One that is gone from a person's row ends now, and
 * calls made from it before go on proving the place; a new one begins now. The numbers of a person
 * who is new themselves are taken to have been theirs all along.
 */
final class JooqRegisteredNumbers {

  private final Instant now;
  private final JooqMarks marks;

  JooqRegisteredNumbers(Instant now, JooqMarks marks) {
    this.now = now;
    this.marks = marks;
  }

  /**
   * Stores the numbers of some people.
   *
   * @param fresh who of them was not known before
   * @return whose numbers changed
   */
  Set<String> take(DSLContext sql, List<ServiceUser> people, Set<String> fresh) {
    Map<String, List<String>> inForce =
        sql.select(REGISTERED_NUMBER.SERVICE_USER_ID, REGISTERED_NUMBER.E164)
            .from(REGISTERED_NUMBER)
            .where(REGISTERED_NUMBER.SERVICE_USER_ID.in(ids(people)))
            .and(REGISTERED_NUMBER.VALID_TO.isNull())
            .fetchGroups(REGISTERED_NUMBER.SERVICE_USER_ID, REGISTERED_NUMBER.E164);
    List<RegisteredNumberRecord> begun = new ArrayList<>();
    Set<String> moved = new HashSet<>();
    Set<String> numbers = new HashSet<>();
    for (ServiceUser person : people) {
      String id = person.id().value();
      List<String> wanted = person.numbers().stream().map(RegisteredNumber::e164).toList();
      List<String> before = inForce.getOrDefault(id, List.of());
      List<String> ended = without(before, wanted);
      List<String> fromNow = without(wanted, before);
      if (ended.isEmpty() && fromNow.isEmpty()) {
        continue;
      }
      moved.add(id);
      numbers.addAll(ended);
      numbers.addAll(fromNow);
      end(sql, id, ended);
      Instant from = fresh.contains(id) ? Period.UNKNOWN_BEGINNING : now;
      fromNow.forEach(e164 -> begun.add(new RegisteredNumberRecord(id, e164, from, null)));
    }
    begin(sql, begun);
    if (!numbers.isEmpty()) {
      marks.calls(sql, LOGGED_CALL.CALLER_E164.in(numbers));
    }
    return moved;
  }

  private void end(DSLContext sql, String serviceUser, List<String> numbers) {
    if (!numbers.isEmpty()) {
      sql.update(REGISTERED_NUMBER)
          .set(REGISTERED_NUMBER.VALID_TO, now)
          .where(REGISTERED_NUMBER.SERVICE_USER_ID.eq(serviceUser))
          .and(REGISTERED_NUMBER.E164.in(numbers))
          .and(REGISTERED_NUMBER.VALID_TO.isNull())
          .execute();
    }
  }

  private static void begin(DSLContext sql, List<RegisteredNumberRecord> numbers) {
    if (!numbers.isEmpty()) {
      sql.batchInsert(numbers).execute();
    }
  }

  private static List<String> without(List<String> numbers, List<String> others) {
    return numbers.stream().filter(number -> !others.contains(number)).toList();
  }

  private static List<String> ids(List<ServiceUser> people) {
    return people.stream().map(person -> person.id().value()).toList();
  }
}
