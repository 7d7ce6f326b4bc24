package org.visitline.portal.queries;

import static org.visitline.schema.jooq.Tables.PROVIDER_QUERY;
import static org.visitline.schema.jooq.Tables.PROVIDER_QUERY_ENTRY;
import static org.visitline.schema.jooq.Tables.QUERY_DOCUMENT;

import java.util.Optional;
import org.jooq.DSLContext;
import org.visitline.portal.access.Scope;
import org.visitline.verification.decisions.JooqQueries;

/** Keeps the documents that come with words on queries. */
class JooqDocuments {

  private final DSLContext jooq;

  JooqDocuments(DSLContext jooq) {
    this.jooq = jooq;
  }

  /** The document of an answer, where it has one. */
  JooqQueries.Enclosure enclosing(Optional<DocumentFile> file) {
    return (transaction, entry) -> file.ifPresent(one -> keep(transaction, entry, one));
  }

  private static void keep(DSLContext transaction, long entry, DocumentFile file) {
    transaction
        .insertInto(QUERY_DOCUMENT)
        .set(QUERY_DOCUMENT.QUERY_ENTRY_ID, entry)
        .set(QUERY_DOCUMENT.FILE_NAME, file.fileName())
        .set(QUERY_DOCUMENT.MEDIA_TYPE, file.mediaType())
        .set(QUERY_DOCUMENT.SHA256, file.sha256())
        .set(QUERY_DOCUMENT.CONTENT, file.content())
        .execute();
  }

  /** Empty where there is none, or none of the reader's. */
  Optional<DocumentFile> find(long id, Scope scope) {
    return jooq.select(QUERY_DOCUMENT.fields())
        .from(QUERY_DOCUMENT)
        .join(PROVIDER_QUERY_ENTRY)
        .on(PROVIDER_QUERY_ENTRY.QUERY_ENTRY_ID.eq(QUERY_DOCUMENT.QUERY_ENTRY_ID))
        .join(PROVIDER_QUERY)
        .on(PROVIDER_QUERY.QUERY_ID.eq(PROVIDER_QUERY_ENTRY.QUERY_ID))
        .where(QUERY_DOCUMENT.QUERY_DOCUMENT_ID.eq(id))
        .and(JooqQueryPages.visible(scope))
        .fetchOptional(
            row ->
                new DocumentFile(
                    row.get(QUERY_DOCUMENT.FILE_NAME),
                    row.get(QUERY_DOCUMENT.MEDIA_TYPE),
                    row.get(QUERY_DOCUMENT.CONTENT)));
  }
}
