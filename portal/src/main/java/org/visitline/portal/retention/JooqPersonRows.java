package org.visitline.portal.retention;

import static org.visitline.schema.jooq.Tables.AUDIT_ENTRY;
import static org.visitline.schema.jooq.Tables.AUDIT_SUBJECT;
import static org.visitline.schema.jooq.Tables.CARE_WORKER;
import static org.visitline.schema.jooq.Tables.PROVIDER;
import static org.visitline.schema.jooq.Tables.SERVICE_USER;

import java.nio.ByteBuffer;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.audit.Audit;
import org.visitline.portal.retention.JooqRetention.Hold;
import org.visitline.portal.retention.NobodyElse.Somebody;
import org.visitline.schema.Database;

/** Reads the rows of one service user or care worker, without whatever they say of anybody else. */
class JooqPersonRows {

  /**
   * Hashes and the engine's own marks tell the person nothing. Documents are files of their own.
   */
  private static final Set<String> NO_WORDS =
      Set.of("pin_hash", "scope", "facts", "sha256", "content_sha256", "content", "sound");

  /** Log-ins: the person may know which side it was. */
  private static final Set<String> LOG_INS =
      Set.of(
          "author",
          "asked_by",
          "opened_by",
          "added_by",
          "made_by",
          "made_by_name",
          "author_name",
          "drawn_up_by");

  /** Written about a query or a case as a whole. */
  private static final Set<String> WORDS = Set.of("text", "title", "reference", "file_name");

  private static final String ANOTHERS = "(another person’s)";

  /** What a hold on somebody else is on. */
  private static final Map<String, String> HELD_WITH =
      Map.of("CARE_WORKER", "a care worker who visited them", "PROVIDER", "their provider");

  private final Database database;

  JooqPersonRows(Database database) {
    this.database = database;
  }

  /** One table's rows as text; null values are empty. */
  record Table(String name, List<String> columns, List<List<String>> rows) {}

  /**
   * A document or a recording. It is as it came: whom it shows or names, nobody but a reader can
   * tell.
   */
  record Attached(String name, ByteBuffer content) {}

  /**
   * What there is.
   *
   * @param name the person's; empty where they have no entry any more
   * @param holdsInForce by how many holds it is kept
   * @param toRead queries and cases that are about several people: what of them is not in the rows
   */
  record Everything(
      String name,
      List<Table> tables,
      int holdsInForce,
      List<Attached> attached,
      List<String> toRead) {}

  /** What is held on a service user. */
  Everything ofServiceUser(String id) {
    return read(
        sql -> {
          JooqHoldings holdings = new JooqHoldings(sql);
          holdings.turnTo(id);
          return holdings;
        },
        Audit.Kind.SERVICE_USER,
        id);
  }

  /**
   * What is held on a care worker.
   *
   * @param zone by whose dates a PIN is in force
   */
  Everything ofCareWorker(String id, ZoneId zone) {
    return read(
        sql -> {
          JooqHoldings holdings = JooqHoldings.ofWorkers(sql);
          holdings.turnToWorker(id, zone);
          return holdings;
        },
        Audit.Kind.CARE_WORKER,
        id);
  }

  private Everything read(Function<DSLContext, JooqHoldings> held, Audit.Kind kind, String id) {
    return database
        .jooq()
        .connectionResult(
            connection -> {
              DSLContext sql = DSL.using(database.jooq().configuration().derive(connection));
              try (JooqHoldings holdings = held.apply(sql)) {
                return new Reading(sql, kind, id, holdings).everything();
              }
            });
  }

  /** One reading of one person. */
  private static final class Reading {

    private final DSLContext sql;
    private final Audit.Kind kind;
    private final String id;
    private final JooqHoldings holdings;
    private final Map<String, Set<String>> keys;
    private final Set<String> sharedQueries;
    private final Set<String> sharedCases;
    private final Set<String> sharedCalls;
    private final Map<String, String> queryOfEntry = new HashMap<>();
    private final Map<String, String> sides = new HashMap<>();
    private final Set<String> othersCodes = new TreeSet<>();
    private final NobodyElse nobodyElse;

    Reading(DSLContext sql, Audit.Kind kind, String id, JooqHoldings holdings) {
      this.sql = sql;
      this.kind = kind;
      this.id = id;
      this.holdings = holdings;
      this.keys = holdings.keys();
      this.sharedQueries = holdings.sharedQueries();
      this.sharedCases = holdings.sharedCases();
      this.sharedCalls = holdings.sharedTelephoneCalls();
      for (Record row : holdings.rows("provider_query_entry")) {
        queryOfEntry.put(text(row, "query_entry_id"), text(row, "query_id"));
      }
      sql.fetch(
              """
              select u.username, u.display_name, coalesce(p.name, 'the council')
              from portal_user u left join provider p on p.provider_id = u.provider_id
              """)
          .forEach(
              row -> {
                sides.put(row.get(0, String.class), row.get(2, String.class));
                sides.put(row.get(1, String.class), row.get(2, String.class));
              });
      this.nobodyElse = nobodyElse();
    }

    private NobodyElse nobodyElse() {
      List<Somebody> others = new ArrayList<>();
      Somebody self = new Somebody(id, "", "");
      for (Record row : sql.fetch("select service_user_id, name, code from service_user")) {
        Somebody one =
            new Somebody(text(row, "service_user_id"), text(row, "name"), text(row, "code"));
        if (kind == Audit.Kind.SERVICE_USER && one.reference().equals(id)) {
          self = one;
        } else {
          others.add(one);
          othersCodes.add(one.code());
        }
      }
      for (Record row : sql.fetch("select code, service_user_id from former_code")) {
        if (kind != Audit.Kind.SERVICE_USER || !text(row, "service_user_id").equals(id)) {
          othersCodes.add(text(row, "code"));
        }
      }
      othersCodes.remove("");
      Map<String, String> workers = new HashMap<>();
      for (Record row : sql.fetch("select name, care_worker_id from care_worker")) {
        String reference = text(row, "care_worker_id");
        if (kind == Audit.Kind.CARE_WORKER && reference.equals(id)) {
          self = new Somebody(id, text(row, "name"), "");
        } else {
          workers.put(text(row, "name"), reference);
        }
      }
      return new NobodyElse(self, others, workers, othersNumbers());
    }

    /** As +44...: lines of other people, and for a care worker other workers' telephones. */
    private Set<String> othersNumbers() {
      if (kind == Audit.Kind.SERVICE_USER) {
        return sql.fetch(
                """
                select distinct e164 from registered_number
                where e164 not in
                  (select e164 from registered_number where service_user_id = ?)
                """,
                id)
            .intoSet(0, String.class);
      }
      Set<String> numbers =
          sql
              .fetch(
                  """
                  select contact_number from care_worker
                  where care_worker_id <> ? and contact_number is not null
                  union select e164 from former_contact_number where care_worker_id <> ?
                  """,
                  id,
                  id)
              .stream()
              .map(row -> NobodyElse.international(row.get(0, String.class)))
              .collect(Collectors.toCollection(HashSet::new));
      sql.fetch(
              """
              select contact_number from care_worker
              where care_worker_id = ? and contact_number is not null
              """,
              id)
          .forEach(row -> numbers.remove(NobodyElse.international(row.get(0, String.class))));
      numbers.addAll(
          sql.fetch("select distinct e164 from registered_number").intoSet(0, String.class));
      return numbers;
    }

    Everything everything() {
      List<Table> tables = new ArrayList<>();
      for (String table : new TreeSet<>(holdings.tables())) {
        tables.add(table(table));
      }
      List<Hold> holds =
          kind == Audit.Kind.SERVICE_USER
              ? new JooqRetention(sql).holdsOnPerson(id)
              : new JooqRetention(sql).holdsOnWorker(id);
      tables.add(holds(holds));
      tables.add(looks());
      long inForce = holds.stream().filter(hold -> hold.liftedAt() == null).count();
      return new Everything(name(), tables, Math.toIntExact(inForce), attached(), toRead());
    }

    private String name() {
      String name =
          kind == Audit.Kind.SERVICE_USER
              ? sql.fetchValue(SERVICE_USER.NAME, SERVICE_USER.SERVICE_USER_ID.eq(id))
              : sql.fetchValue(CARE_WORKER.NAME, CARE_WORKER.CARE_WORKER_ID.eq(id));
      return Objects.requireNonNullElse(name, "");
    }

    /** Why somebody else is held is not for this person to read. */
    private Table holds(List<Hold> holds) {
      List<List<String>> rows = new ArrayList<>();
      for (Hold hold : holds) {
        boolean own = hold.kind().equals(kind.name());
        rows.add(
            List.of(
                own ? "this person" : HELD_WITH.getOrDefault(hold.kind(), ""),
                own ? safe(nobodyElse.in(hold.reason())) : "(not about this person)",
                hold.setAt().toString(),
                "(" + sides.getOrDefault(hold.setBy(), "a former log-in") + ")",
                Objects.toString(hold.liftedAt(), "")));
      }
      return new Table("holds", List.of("held", "reason", "since", "by", "lifted_at"), rows);
    }

    private Table table(String name) {
      List<String> columns = new ArrayList<>();
      List<List<String>> rows = new ArrayList<>();
      for (Record row : holdings.rows(name)) {
        if (columns.isEmpty()) {
          Arrays.stream(row.fields())
              .map(Field::getName)
              .filter(column -> !NO_WORDS.contains(column))
              .forEach(columns::add);
        }
        rows.add(columns.stream().map(column -> safe(cell(row, column))).toList());
      }
      return new Table(name, columns, rows);
    }

    private String cell(Record row, String column) {
      String text = text(row, column);
      Set<String> theirs = keys.get(column);
      if (theirs != null) {
        return text.isEmpty() || theirs.contains(text) ? text : ANOTHERS;
      }
      if (column.startsWith("caller_") && nobodyElse.isAnothersNumber(text(row, "caller_e164"))) {
        return ANOTHERS;
      }
      if (column.equals("service_user_code")) {
        return othersCodes.contains(text) ? ANOTHERS : text;
      }
      // Who wants an evidence pack is no log-in: the person may know who has their record.
      if (LOG_INS.contains(column) && row.field("workers_named") == null) {
        return "(" + sides.getOrDefault(text, "a former log-in") + ")";
      }
      if (!(row.get(column) instanceof String)) {
        return text;
      }
      return WORDS.contains(column) && isShared(row)
          ? nobodyElse.sharedIn(text)
          : nobodyElse.in(text);
    }

    /** Whether a row is of a query or a case that is about somebody else, too; its words may be. */
    private boolean isShared(Record row) {
      String query = queryOfEntry.getOrDefault(text(row, "query_entry_id"), "");
      return sharedQueries.contains(query) || sharedCases.contains(text(row, "case_id"));
    }

    /** Who has looked at them: when and as whom, not at what else that person looked. */
    private Table looks() {
      List<List<String>> rows =
          sql.select(
                  AUDIT_ENTRY.AT,
                  AUDIT_ENTRY.DEED,
                  AUDIT_ENTRY.ROLE,
                  DSL.coalesce(PROVIDER.NAME, DSL.inline("the council")))
              .from(AUDIT_SUBJECT)
              .join(AUDIT_ENTRY)
              .on(AUDIT_ENTRY.AUDIT_ID.eq(AUDIT_SUBJECT.AUDIT_ID))
              .leftJoin(PROVIDER)
              .on(PROVIDER.PROVIDER_ID.eq(AUDIT_ENTRY.PROVIDER_ID))
              .where(AUDIT_SUBJECT.KIND.eq(kind.name()))
              .and(AUDIT_SUBJECT.SUBJECT_ID.eq(id))
              .orderBy(AUDIT_ENTRY.AUDIT_ID)
              .fetch(row -> Arrays.stream(row.intoArray()).map(String::valueOf).toList());
      return new Table("who_looked", List.of("at", "deed", "role", "of"), rows);
    }

    private List<Attached> attached() {
      List<Attached> files = new ArrayList<>();
      for (Record row : holdings.rows("query_document")) {
        if (!isShared(row)) {
          files.add(
              new Attached(
                  "document-%s.%s"
                      .formatted(
                          text(row, "query_document_id"),
                          text(row, "media_type").replaceAll(".*[^a-z]", "")),
                  ByteBuffer.wrap(row.get("content", byte[].class))));
        }
      }
      int recording = 0;
      for (Record row : holdings.rows("office_message")) {
        recording++;
        if (!sharedCalls.contains(text(row, "telephone_call_id"))) {
          files.add(
              new Attached(
                  "message-" + recording + ".wav",
                  ByteBuffer.wrap(row.get("sound", byte[].class))));
        }
      }
      return files;
    }

    private List<String> toRead() {
      List<String> left = new ArrayList<>();
      sharedQueries.forEach(query -> left.add("query " + query + ", with its documents"));
      sharedCases.forEach(careCase -> left.add("case " + careCase));
      sharedCalls.forEach(
          call -> left.add("the message of a telephone call of several visits, if any"));
      return left.stream().distinct().sorted().toList();
    }

    private static String text(Record row, String column) {
      @Nullable Object value = row.field(column) == null ? null : row.get(column);
      return value == null ? "" : value.toString();
    }
  }

  /** A spreadsheet would run what begins like a formula. */
  private static String safe(String text) {
    return !text.isEmpty()
            && "=+-@\t\r".indexOf(text.charAt(0)) >= 0
            && !text.matches("[+-]?[0-9.]+")
        ? "'" + text
        : text;
  }
}
