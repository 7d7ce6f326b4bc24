package org.visitline.portal.audit;

import static org.visitline.schema.jooq.Tables.AUDIT_ENTRY;
import static org.visitline.schema.jooq.Tables.AUDIT_OUTCOME;
import static org.visitline.schema.jooq.Tables.AUDIT_SUBJECT;
import static org.visitline.schema.jooq.Tables.PORTAL_USER;

import java.util.Collection;
import java.util.Objects;
import org.jooq.DSLContext;

/** Writes the log. There is nothing here that changes or removes an entry. */
class JooqAuditLog {

  private static final int LONGEST_NOTE = 1000;

  private final DSLContext jooq;

  JooqAuditLog(DSLContext jooq) {
    this.jooq = jooq;
  }

  /**
   * Writes an entry and whom it is about, both or neither.
   *
   * @return the entry's number, to add its outcome to
   */
  long write(Entry entry, Collection<Audit.Subject> subjects) {
    return jooq.transactionResult(
        transaction -> {
          long id = insert(transaction.dsl(), entry);
          about(transaction.dsl(), id, subjects);
          return id;
        });
  }

  /** Adds how it ended, and whom it turned out to be about. */
  void finish(long id, int status, String note, Collection<Audit.Subject> subjects) {
    jooq.transaction(
        transaction -> {
          about(transaction.dsl(), id, subjects);
          transaction
              .dsl()
              .insertInto(AUDIT_OUTCOME)
              .set(AUDIT_OUTCOME.AUDIT_ID, id)
              .set(AUDIT_OUTCOME.STATUS, (short) status)
              .set(AUDIT_OUTCOME.NOTE, Entry.cut(note, LONGEST_NOTE))
              .execute();
        });
  }

  boolean isALogIn(String username) {
    return jooq.fetchExists(PORTAL_USER, PORTAL_USER.USERNAME.eq(username));
  }

  private static long insert(DSLContext sql, Entry entry) {
    return Objects.requireNonNull(
        sql.insertInto(AUDIT_ENTRY)
            .set(AUDIT_ENTRY.AT, entry.at())
            .set(AUDIT_ENTRY.USERNAME, entry.username())
            .set(AUDIT_ENTRY.ROLE, entry.role())
            .set(AUDIT_ENTRY.PROVIDER_ID, entry.employer())
            .set(AUDIT_ENTRY.DEED, entry.deed().name())
            .set(AUDIT_ENTRY.ROUTE, entry.route())
            .set(AUDIT_ENTRY.ADDRESS, entry.address())
            .set(AUDIT_ENTRY.REMOTE_ADDRESS, entry.remoteAddress())
            .returningResult(AUDIT_ENTRY.AUDIT_ID)
            .fetchOne(AUDIT_ENTRY.AUDIT_ID));
  }

  private static void about(DSLContext sql, long id, Collection<Audit.Subject> subjects) {
    for (Audit.Subject subject : subjects) {
      sql.insertInto(AUDIT_SUBJECT)
          .set(AUDIT_SUBJECT.AUDIT_ID, id)
          .set(AUDIT_SUBJECT.KIND, subject.kind().name())
          .set(AUDIT_SUBJECT.SUBJECT_ID, subject.id())
          .execute();
    }
  }
}
