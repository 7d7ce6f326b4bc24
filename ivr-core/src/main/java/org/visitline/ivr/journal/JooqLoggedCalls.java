package org.visitline.ivr.journal;

import static org.visitline.schema.jooq.Tables.CALL_TO_PLACE;
import static org.visitline.schema.jooq.Tables.LOGGED_CALL;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.visitline.ivr.dialogue.Direction;
import org.visitline.ivr.dialogue.LoggedCall;
import org.visitline.schema.CallerNumber;
import org.visitline.schema.JooqBulk;
import org.visitline.schema.ProviderId;
import org.visitline.schema.jooq.tables.records.CallToPlaceRecord;
import org.visitline.schema.jooq.tables.records.LoggedCallRecord;

/** Inserts logged calls, and notes that they are to be placed, in one transaction. */
public final class JooqLoggedCalls implements LoggedCalls {

  private final Supplier<DSLContext> database;

  /**
   * On a database that may be away.
   *
   * @param database throws while it is
   */
  public JooqLoggedCalls(Supplier<DSLContext> database) {
    this.database = database;
  }

  @Override
  public void store(List<FinishedCall> calls) {
    try {
      database
          .get()
          .transaction(
              transaction -> {
                insert(transaction.dsl(), calls);
                refuseOthersUnderTheSameId(transaction.dsl(), calls);
                markToPlace(transaction.dsl(), calls);
              });
    } catch (DataAccessException e) {
      // Classes 22 and 23: a value that does not fit, a constraint broken. Trying again cannot
      // help.
      String state = e.sqlState();
      if (state.startsWith("22") || state.startsWith("23")) {
        throw new Refused(e.getMessage(), e);
      }
      throw e;
    }
  }

  /** A call that is there already stays as it is: evidence is inserted once and never changed. */
  private static void insert(DSLContext jooq, List<FinishedCall> calls) {
    JooqBulk.insertMissing(
        jooq,
        LOGGED_CALL,
        LOGGED_CALL.CALL_ID,
        calls.stream().map(JooqLoggedCalls::row).toList(),
        LOGGED_CALL.RECEIVED_AT);
  }

  private static LoggedCallRecord row(FinishedCall finished) {
    LoggedCall call = finished.call();
    LoggedCallRecord row = new LoggedCallRecord();
    row.setCallId(call.callId().value());
    row.setTelephoneCallId(call.ringing().callId().value());
    row.setNode(call.ringing().node());
    row.setAnsweredAt(call.ringing().answeredAt());
    row.setEndedAt(finished.endedAt().orElse(null));
    row.setCallerNumber(call.ringing().callerNumber());
    row.setCallerE164(call.ringing().number().map(CallerNumber::e164).orElse(null));
    row.setPresentation(call.ringing().presentation());
    row.setDialledNumber(call.ringing().dialledNumber());
    row.setDialledProviderId(call.ringing().dialledProvider().map(ProviderId::value).orElse(null));
    row.setPinHash(pinHash(call));
    row.setPinMasked(call.pin().masked());
    row.setServiceUserCode(call.serviceUserCode());
    row.setDirection(call.direction().map(Direction::name).orElse(""));
    row.setEnding(call.outcome().ending());
    return row;
  }

  /**
   * A call that was there already was the same call; unless two Asterisks give the same ids to one
   * node. That one must not vanish behind the other.
   */
  private static void refuseOthersUnderTheSameId(DSLContext jooq, List<FinishedCall> calls) {
    Map<String, Instant> stored =
        jooq.select(LOGGED_CALL.CALL_ID, LOGGED_CALL.ANSWERED_AT)
            .from(LOGGED_CALL)
            .where(
                LOGGED_CALL.CALL_ID.in(
                    calls.stream().map(call -> call.call().callId().value()).toList()))
            .fetchMap(LOGGED_CALL.CALL_ID, LOGGED_CALL.ANSWERED_AT);
    for (FinishedCall finished : calls) {
      LoggedCall call = finished.call();
      if (!call.ringing().answeredAt().equals(stored.get(call.callId().value()))) {
        throw new Refused(
            "another call has the id "
                + call.callId()
                + "; give each Asterisk a systemname of its own in asterisk.conf",
            new IllegalStateException("answered at another time"));
      }
    }
  }

  private static void markToPlace(DSLContext jooq, List<FinishedCall> calls) {
    JooqBulk.insertMissing(
        jooq,
        CALL_TO_PLACE,
        CALL_TO_PLACE.CALL_ID,
        calls.stream()
            .map(finished -> new CallToPlaceRecord(finished.call().callId().value()))
            .toList());
  }

  private static byte @Nullable [] pinHash(LoggedCall call) {
    return call.pin().isNone() ? null : HexFormat.of().parseHex(call.pin().hash());
  }
}
