package org.visitline.verification.imports;

import static org.visitline.schema.jooq.Tables.LOGGED_CALL;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.visitline.schema.JooqBulk;
import org.visitline.schema.PinKey;
import org.visitline.schema.jooq.tables.records.LoggedCallRecord;
import org.visitline.verification.calls.LoggedCall;
import org.visitline.verification.files.LoggedCallRow;
import org.visitline.verification.store.JooqMarks;

/**
 * Logged calls from a file: evidence, so they are added and never changed. A call whose id is taken
 * by another call is left out.
 */
final class JooqLoggedCalls implements Target<LoggedCallRow> {

  private static final String NODE = "import";
  private static final String ENDING = "IMPORTED";

  /** More PINs than any council's workers key; a hostile file may hold more. */
  private static final int MOST_HASHES = 50_000;

  private final PinKey key;
  private final Instant now;
  private final JooqMarks marks;

  /** Half a thousand workers key a PIN some thousand times a year; each needs hashing once. */
  private final Map<String, byte[]> hashes = new HashMap<>();

  JooqLoggedCalls(PinKey key, Instant now, JooqMarks marks) {
    this.key = key;
    this.now = now;
    this.marks = marks;
  }

  @Override
  public void take(DSLContext sql, List<Line<LoggedCallRow>> lines, Tally tally) {
    List<String> ids = lines.stream().map(line -> line.row().call().id().value()).toList();
    Map<String, LoggedCallRecord> known = new LinkedHashMap<>();
    sql.selectFrom(LOGGED_CALL)
        .where(LOGGED_CALL.CALL_ID.in(ids))
        .forEach(record -> known.put(record.getCallId(), record));
    List<LoggedCallRecord> added = new ArrayList<>();
    for (Line<LoggedCallRow> line : lines) {
      LoggedCallRecord call = record(line.row());
      LoggedCallRecord before = known.putIfAbsent(call.getCallId(), call);
      if (before == null) {
        added.add(call);
      } else if (isSame(before, call)) {
        tally.unchanged(1);
      } else {
        tally.reject(
            line,
            "call_id",
            call.getCallId(),
            "is already the id of a call that went otherwise, and a logged call is never changed",
            "Give this call an id of its own");
      }
    }
    if (!added.isEmpty()) {
      JooqBulk.insert(sql, LOGGED_CALL, added);
      marks.calls(
          sql, LOGGED_CALL.CALL_ID.in(added.stream().map(LoggedCallRecord::getCallId).toList()));
    }
    tally.added(added.size());
  }

  /** What both halves know of a call; how it ended and who logged it may be told differently. */
  private static boolean isSame(LoggedCallRecord known, LoggedCallRecord given) {
    return known.getAnsweredAt().equals(given.getAnsweredAt())
        && known.getCallerNumber().equals(given.getCallerNumber())
        && Arrays.equals(known.getPinHash(), given.getPinHash())
        && known.getServiceUserCode().equals(given.getServiceUserCode())
        && known.getDirection().equals(given.getDirection());
  }

  private byte @Nullable [] hash(String pin) {
    if (pin.isEmpty()) {
      return null;
    }
    if (hashes.size() >= MOST_HASHES) {
      hashes.clear();
    }
    return hashes.computeIfAbsent(pin, key::hash);
  }

  private LoggedCallRecord record(LoggedCallRow row) {
    LoggedCall call = row.call();
    String pin = call.pin();
    return new LoggedCallRecord()
        .with(LOGGED_CALL.CALL_ID, call.id().value())
        .with(LOGGED_CALL.TELEPHONE_CALL_ID, call.id().value())
        .with(LOGGED_CALL.NODE, NODE)
        .with(LOGGED_CALL.ANSWERED_AT, call.answeredAt())
        .with(LOGGED_CALL.CALLER_NUMBER, call.callerNumber())
        .with(LOGGED_CALL.CALLER_E164, call.callerE164())
        .with(LOGGED_CALL.PRESENTATION, "")
        .with(LOGGED_CALL.DIALLED_NUMBER, row.dialledNumber())
        .with(LOGGED_CALL.PIN_HASH, hash(pin))
        .with(LOGGED_CALL.PIN_MASKED, "*".repeat(pin.length()))
        .with(LOGGED_CALL.SERVICE_USER_CODE, call.serviceUserCode())
        .with(LOGGED_CALL.DIRECTION, Objects.toString(call.direction(), ""))
        .with(LOGGED_CALL.ENDING, ENDING)
        .with(LOGGED_CALL.RECEIVED_AT, now);
  }
}
