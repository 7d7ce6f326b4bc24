package org.visitline.portal.audit;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.visitline.schema.jooq.Tables.AUDIT_ENTRY;
import static org.visitline.schema.jooq.Tables.AUDIT_OUTCOME;
import static org.visitline.schema.jooq.Tables.AUDIT_SUBJECT;
import static org.visitline.schema.jooq.Tables.PORTAL_USER;
import static org.visitline.schema.jooq.Tables.PROVIDER;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.access.JooqScope;
import org.visitline.portal.access.Scope;

/** Reads the log. */
public class JooqLooks {

  /** Whom an entry is about, in one field. (jOOQ's own would set a session variable first.) */
  private static final Field<String> SUBJECTS =
      select(
              DSL.aggregate(
                  "group_concat",
                  String.class,
                  AUDIT_SUBJECT.KIND.concat(inline(" "), AUDIT_SUBJECT.SUBJECT_ID)))
          .from(AUDIT_SUBJECT)
          .where(AUDIT_SUBJECT.AUDIT_ID.eq(AUDIT_ENTRY.AUDIT_ID))
          .asField("subjects");

  private final DSLContext jooq;

  /** Made by Spring. */
  public JooqLooks(DSLContext jooq) {
    this.jooq = jooq;
  }

  /**
   * Who has looked at one person or changed something of theirs, the latest first. For officers: a
   * provider's own people are named in it, and so are the council's.
   *
   * @param most entries of the log; those of one person that lie side by side are one line
   */
  public List<Looked> list(Audit.Kind kind, String id, int most) {
    return together(looks(about(kind.name(), id), most, 0), most);
  }

  /**
   * Who has opened one of these addresses, the latest first.
   *
   * @param serviceUser whose page it is
   * @param addresses as they are asked for, without what follows the question mark
   */
  public List<Looked> ofPages(String serviceUser, Collection<String> addresses, int most) {
    // By the addresses and not by the person, of whom much else was opened.
    Condition opened =
        addresses.stream()
            .map(
                page -> AUDIT_ENTRY.ADDRESS.eq(page).or(AUDIT_ENTRY.ADDRESS.startsWith(page + "?")))
            .reduce(Condition::or)
            .orElse(falseCondition());
    return together(
        looks(
            AUDIT_ENTRY.forceIndex("audit_entry_address"),
            opened.and(about(Audit.Kind.SERVICE_USER.name(), serviceUser)),
            most,
            0),
        most);
  }

  private static List<Looked> together(List<Look> read, int most) {
    return Looked.together(read, read.size() == most);
  }

  /**
   * What was asked for, the latest first.
   *
   * @param reader an officer; one who is kept to some areas sees what was done about people there,
   *     and what they did themselves
   */
  List<Look> search(AuditFilter filter, Scope scope, String reader, int most) {
    Condition wanted =
        AUDIT_ENTRY.AT.ge(filter.fromInstant()).and(AUDIT_ENTRY.AT.lt(filter.toInstant()));
    if (!scope.areas().isEmpty()) {
      wanted = wanted.and(AUDIT_ENTRY.USERNAME.eq(reader).or(aboutPeopleOf(scope)));
    }
    if (!filter.person().isEmpty()) {
      wanted =
          wanted.and(
              AUDIT_ENTRY
                  .USERNAME
                  .eq(filter.person())
                  .or(PORTAL_USER.DISPLAY_NAME.contains(filter.person())));
    }
    wanted =
        wanted.and(filter.deed().map(d -> AUDIT_ENTRY.DEED.eq(d.name())).orElse(noCondition()));
    if (!filter.about().isEmpty()) {
      wanted = wanted.and(about(null, filter.about()));
    }
    return looks(wanted, most, (filter.page() - 1) * (most - 1));
  }

  /**
   * An entry that is also about somebody elsewhere shows that person's reference: it is left out.
   */
  private static Condition aboutPeopleOf(Scope scope) {
    Condition people =
        AUDIT_SUBJECT
            .AUDIT_ID
            .eq(AUDIT_ENTRY.AUDIT_ID)
            .and(AUDIT_SUBJECT.KIND.eq(Audit.Kind.SERVICE_USER.name()));
    Condition here = JooqScope.withinAreas(scope, AUDIT_SUBJECT.SUBJECT_ID);
    return exists(selectOne().from(AUDIT_SUBJECT).where(people).and(here))
        .andNot(exists(selectOne().from(AUDIT_SUBJECT).where(people).andNot(here)));
  }

  private static Condition about(@Nullable String kind, String id) {
    return exists(
        selectOne()
            .from(AUDIT_SUBJECT)
            .where(AUDIT_SUBJECT.AUDIT_ID.eq(AUDIT_ENTRY.AUDIT_ID))
            // Every kind by its name: the index begins with it.
            .and(
                AUDIT_SUBJECT.KIND.in(
                    kind == null
                        ? Stream.of(Audit.Kind.values()).map(Enum::name).toList()
                        : List.of(kind)))
            .and(AUDIT_SUBJECT.SUBJECT_ID.eq(id)));
  }

  private List<Look> looks(Condition wanted, int most, int past) {
    return looks(AUDIT_ENTRY, wanted, most, past);
  }

  private List<Look> looks(Table<?> entries, Condition wanted, int most, int past) {
    return jooq.select(AUDIT_ENTRY.fields())
        .select(PORTAL_USER.DISPLAY_NAME, PROVIDER.NAME, SUBJECTS)
        .select(AUDIT_OUTCOME.STATUS, AUDIT_OUTCOME.NOTE)
        .from(entries)
        .leftJoin(AUDIT_OUTCOME)
        .on(AUDIT_OUTCOME.AUDIT_ID.eq(AUDIT_ENTRY.AUDIT_ID))
        .leftJoin(PORTAL_USER)
        .on(PORTAL_USER.USERNAME.eq(AUDIT_ENTRY.USERNAME))
        .leftJoin(PROVIDER)
        .on(PROVIDER.PROVIDER_ID.eq(AUDIT_ENTRY.PROVIDER_ID))
        .where(wanted)
        .orderBy(AUDIT_ENTRY.AUDIT_ID.desc())
        .limit(most)
        .offset(past)
        .fetch(JooqLooks::look);
  }

  private static Look look(Record row) {
    return new Look(
        row.get(AUDIT_ENTRY.AT),
        row.get(PORTAL_USER.DISPLAY_NAME),
        row.get(AUDIT_ENTRY.USERNAME),
        row.get(PROVIDER.NAME),
        Deed.valueOf(row.get(AUDIT_ENTRY.DEED)),
        row.get(AUDIT_ENTRY.ROUTE),
        row.get(AUDIT_ENTRY.ADDRESS),
        row.get(AUDIT_ENTRY.REMOTE_ADDRESS),
        row.get(SUBJECTS),
        row.get(AUDIT_OUTCOME.STATUS),
        row.get(AUDIT_OUTCOME.NOTE));
  }
}
