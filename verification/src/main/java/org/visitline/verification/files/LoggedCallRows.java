package org.visitline.verification.files;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.visitline.schema.CallId;
import org.visitline.schema.CallerNumber;
import org.visitline.schema.CallerNumbers;
import org.visitline.verification.calls.Direction;
import org.visitline.verification.calls.LoggedCall;

/** {@code logged_calls.csv}: telephone calls as they happened, in any order. */
final class LoggedCallRows implements RowReader<LoggedCallRow> {

  private static final Columns COLUMNS = new Columns();
  private static final Column ID = COLUMNS.required("call_id");
  private static final Column ANSWERED_AT = COLUMNS.required("answered_at");
  private static final Column CALLER = COLUMNS.required("caller_number");
  private static final Column DIALLED = COLUMNS.optional("dialled_number");
  private static final Column PIN = COLUMNS.secret("pin");
  private static final Column CODE = COLUMNS.optional("service_user_code");
  private static final Column DIRECTION = COLUMNS.optional("direction");

  /** What somebody may have keyed before the service stopped listening. */
  private static final int MOST_KEYS = 12;

  private final CallerNumbers numbers;

  LoggedCallRows(String region) {
    this.numbers = new CallerNumbers(region);
  }

  @Override
  public String file() {
    return "logged_calls.csv";
  }

  @Override
  public List<Column> columns() {
    return COLUMNS.all();
  }

  @Override
  public LoggedCallRow read(Row row) throws RejectedValue {
    String caller = orEmpty(row.optionalText(CALLER, 80));
    LoggedCall call =
        new LoggedCall(
            new CallId(row.ownId(ID, 80)),
            row.instant(ANSWERED_AT),
            caller,
            numbers.find(caller).map(CallerNumber::e164).orElse(null),
            row.isEmpty(PIN) ? "" : row.digits(PIN, 1, MOST_KEYS),
            row.isEmpty(CODE) ? "" : row.digits(CODE, 1, MOST_KEYS),
            direction(row),
            null);
    return new LoggedCallRow(call, orEmpty(row.optionalText(DIALLED, 80)));
  }

  @Override
  public String key(LoggedCallRow row) {
    return row.call().id().value();
  }

  @Override
  public Column keyColumn() {
    return ID;
  }

  private static @Nullable Direction direction(Row row) throws RejectedValue {
    String word = row.optionalText(DIRECTION, 20);
    if (word == null) {
      return null;
    }
    return switch (word) {
      case "ARRIVAL" -> Direction.ARRIVAL;
      case "DEPARTURE" -> Direction.DEPARTURE;
      default ->
          throw new RejectedValue(
              DIRECTION,
              "is neither ARRIVAL nor DEPARTURE",
              "Write one of the two, or nothing where the caller did not say");
    };
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
