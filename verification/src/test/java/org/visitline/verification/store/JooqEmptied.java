package org.visitline.verification.store;

import java.util.List;
import org.jooq.DSLContext;

/** Empties a database for the next test. */
public final class JooqEmptied {

  private JooqEmptied() {}

  /** Whatever was in it; reasons to choose from stay. */
  public static void of(DSLContext sql) {
    for (String table :
        List.of(
            "provider_query_entry",
            "provider_query_finding",
            "provider_query",
            "acknowledgement_withdrawal",
            "acknowledgement",
            "queue_decision",
            "amendment_withdrawal",
            "amendment",
            "verify_again",
            "timesheet_line",
            "discrepancy",
            "visit",
            "commissioned_visit",
            "call_to_place",
            "to_verify",
            "logged_call",
            "outage",
            "suspension",
            "rota",
            "dated_visit",
            "service_order",
            "worker_pin",
            "former_contact_number",
            "care_worker",
            "registered_number",
            "service_user",
            "policy",
            "provider")) {
      sql.execute("DELETE FROM " + table);
    }
    sql.execute("UPDATE directory_version SET version = version + 1");
  }
}
