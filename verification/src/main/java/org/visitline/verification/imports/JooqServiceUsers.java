package org.visitline.verification.imports;

import static org.visitline.schema.jooq.Tables.LOGGED_CALL;
import static org.visitline.schema.jooq.Tables.SERVICE_USER;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.visitline.schema.jooq.tables.records.ServiceUserRecord;
import org.visitline.verification.directory.Address;
import org.visitline.verification.directory.Coordinates;
import org.visitline.verification.directory.ServiceUser;
import org.visitline.verification.store.JooqMarks;

/** Service users, and through {@link JooqRegisteredNumbers} their telephones. */
final class JooqServiceUsers implements Target<ServiceUser> {

  private final JooqKeyedCodes codes;
  private final JooqRegisteredNumbers numbers;
  private final JooqMarks marks;

  JooqServiceUsers(JooqKeyedCodes codes, JooqRegisteredNumbers numbers, JooqMarks marks) {
    this.codes = codes;
    this.numbers = numbers;
    this.marks = marks;
  }

  @Override
  public void take(DSLContext sql, List<Line<ServiceUser>> lines, Tally tally) {
    List<ServiceUser> people =
        withCodeOfTheirOwn(sql, codes.kept(sql, lines, tally), tally).stream()
            .map(Line::row)
            .toList();
    JooqComparison<ServiceUserRecord> comparison =
        JooqComparison.of(sql, SERVICE_USER, people.stream().map(p -> record(p)).toList());
    Set<String> fresh = ids(comparison.added());
    Set<String> changed = ids(comparison.updated());
    if (!comparison.added().isEmpty()) {
      sql.batchInsert(comparison.added()).execute();
    }
    if (!comparison.updated().isEmpty()) {
      sql.batchUpdate(comparison.updated()).execute();
    }
    Set<String> moved = numbers.take(sql, people, fresh);

    Set<String> touched = new TreeSet<>(changed);
    touched.addAll(fresh);
    touched.addAll(moved);
    // A person whose telephones changed is updated, though the row of their own did not change.
    int updated = touched.size() - fresh.size();
    tally.added(fresh.size());
    tally.updated(updated);
    tally.unchanged(people.size() - touched.size());
    marks.serviceUsers(sql, touched);
    if (!touched.isEmpty()) {
      marks.directory(sql);
    }
    Set<String> keyed =
        comparison.touched().stream().map(ServiceUserRecord::getCode).collect(Collectors.toSet());
    if (!keyed.isEmpty()) {
      marks.calls(sql, LOGGED_CALL.SERVICE_USER_CODE.in(keyed));
    }
  }

  /** A code that named two people would name nobody. */
  private static List<Line<ServiceUser>> withCodeOfTheirOwn(
      DSLContext sql, List<Line<ServiceUser>> lines, Tally tally) {
    Map<String, String> owners = new HashMap<>();
    sql.select(SERVICE_USER.CODE, SERVICE_USER.SERVICE_USER_ID)
        .from(SERVICE_USER)
        .where(SERVICE_USER.CODE.in(lines.stream().map(line -> line.row().code()).toList()))
        .forEach(owner -> owners.put(owner.value1(), owner.value2()));
    List<Line<ServiceUser>> fine = new ArrayList<>();
    for (Line<ServiceUser> line : lines) {
      String id = line.row().id().value();
      String owner = owners.putIfAbsent(line.row().code(), id);
      if (owner == null || owner.equals(id)) {
        fine.add(line);
      } else {
        tally.reject(
            line,
            "code",
            line.row().code(),
            "is already the code of service user " + owner,
            "Give each person a code of their own");
      }
    }
    return fine;
  }

  private static Set<String> ids(List<ServiceUserRecord> records) {
    return records.stream().map(ServiceUserRecord::getServiceUserId).collect(Collectors.toSet());
  }

  private static ServiceUserRecord record(ServiceUser person) {
    Address address = person.address();
    Coordinates place = address.coordinates();
    return new ServiceUserRecord()
        .with(SERVICE_USER.SERVICE_USER_ID, person.id().value())
        .with(SERVICE_USER.CODE, person.code())
        .with(SERVICE_USER.NAME, person.name())
        .with(SERVICE_USER.ADDRESS, address.text())
        .with(SERVICE_USER.POSTCODE, address.postcode())
        .with(SERVICE_USER.UPRN, address.uprn())
        .with(SERVICE_USER.LATITUDE, place == null ? null : place.latitude())
        .with(SERVICE_USER.LONGITUDE, place == null ? null : place.longitude())
        .with(SERVICE_USER.NO_PHONE, person.noPhone());
  }
}
