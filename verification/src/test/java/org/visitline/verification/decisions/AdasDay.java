package org.visitline.verification.decisions;

import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.visitline.verification.store.JooqEmptied;

/**
 * A small day to decide about and to count: Ada's visit of Tuesday, 2 June 2026 is commissioned for
 * 08:00 (07:00 UTC), 30 min; Ann comes at 08:20 and leaves at 08:50.
 */
public final class AdasDay {

  private AdasDay() {}

  /** Puts it into a database, in the place of whatever was there. */
  public static void in(DSLContext sql) {
    JooqEmptied.of(sql);
    sql.execute("INSERT INTO provider (provider_id, name) VALUES ('PA', 'Kind Hands')");
    sql.execute(
        """
        INSERT INTO service_user (service_user_id, code, name)
        VALUES ('S1', '10001', 'Ada Ford'), ('S2', '10002', 'Bea Hill')
        """);
    sql.execute(
        """
        INSERT INTO registered_number (service_user_id, e164, valid_from)
        VALUES ('S1', '+442079460001', '1000-01-01'), ('S2', '+442079460002', '1000-01-01')
        """);
    sql.execute(
        "INSERT INTO care_worker (care_worker_id, provider_id, name) VALUES ('W1', 'PA', 'Ann')");
    sql.execute(
        """
        INSERT INTO worker_pin (pin_hash, care_worker_id, valid_from)
        VALUES (REPEAT('1', 32), 'W1', '1000-01-01')
        """);
    sql.execute(
        """
        INSERT INTO dated_visit (commissioned_visit_id, service_user_id, provider_id, service_type,
                                 date, start, duration_minutes)
        VALUES ('C1', 'S1', 'PA', 'personal care', '2026-06-02', '08:00', 30)
        """);
    ring(sql, "K1", "07:20", "+442079460001", "ARRIVAL");
    ring(sql, "K2", "07:50", "+442079460001", "DEPARTURE");
    sql.execute("INSERT INTO to_verify VALUES ('S1', '1000-01-01', NOW(3))");
  }

  /** A call by Ann on that day. */
  public static void ring(DSLContext sql, String id, String utc, String number, String direction) {
    sql.execute(
        """
        INSERT INTO logged_call (call_id, telephone_call_id, node, answered_at, caller_number,
                                 caller_e164, pin_hash, direction, ending)
        VALUES ({0}, {0}, 'test', {1}, COALESCE({2}, ''), {2}, REPEAT('1', 32), {3}, 'LOGGED')
        """,
        DSL.val(id), DSL.val("2026-06-02 " + utc), DSL.val(number), DSL.val(direction));
    sql.execute("INSERT INTO call_to_place VALUES ({0})", DSL.val(id));
  }
}
